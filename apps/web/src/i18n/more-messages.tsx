"use client";

import { type Messages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import type { ReactNode } from "react";

type More = Partial<Omit<Messages, "errors"> & { errors: Partial<Messages["errors"]> }>;

/**
 * Adds messages to those that every page has, for the components below; errors, noun by noun. A provider by itself would replace
 * them.
 */
export function MoreMessages({ messages, children }: { messages: More; children: ReactNode }) {
  const known = useMessages();
  const errors = { ...known.errors, ...messages.errors };
  return (
    <NextIntlClientProvider locale={useLocale()} messages={{ ...known, ...messages, errors }}>
      {children}
    </NextIntlClientProvider>
  );
}
