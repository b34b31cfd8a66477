import type { Metadata } from "next";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreMessages } from "#i18n/more-messages.tsx";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The pages where trainings are written. */
export default async function Layout({ children }: { children: ReactNode }) {
  const { authoring, errors } = await getMessages();
  return <MoreMessages messages={{ authoring, errors }}>{children}</MoreMessages>;
}
