import type { Metadata } from "next";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreMessages } from "#i18n/more-messages.tsx";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The pages by which people get in. */
export default async function Layout({ children }: { children: ReactNode }) {
  const { entrance, errors } = await getMessages();
  return <MoreMessages messages={{ entrance, errors }}>{children}</MoreMessages>;
}
