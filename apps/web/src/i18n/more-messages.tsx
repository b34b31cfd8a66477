"use client";

import { type Messages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import type { ReactNode } from "react";

/** Adds messages to those that every page has, for the components below. A provider by itself would replace them. */
export function MoreMessages({ messages, children }: { messages: Partial<Messages>; children: ReactNode }) {
  return (
    <NextIntlClientProvider locale={useLocale()} messages={{ ...useMessages(), ...messages }}>
      {children}
    </NextIntlClientProvider>
  );
}
