import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { requireRole } from "#trpc/viewer.ts";
import { SectionFrame } from "#ui/section-frame.tsx";
import { sections } from "./sections.ts";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The administrators' part of the portal. */
export default async function Layout({ children }: { children: ReactNode }) {
  const { readsMailbox } = await requireRole("ADMIN");
  const [{ admin, errors, professions }, t] = await Promise.all([getMessages(), getTranslations("admin")]);
  // The mailbox is there on machines for trying only.
  const shown = sections.filter(({ name }) => name !== "mail" || readsMailbox);
  return (
    <MoreMessages messages={{ admin, errors, professions }}>
      <NuqsAdapter>
        <SectionFrame
          label={t("title")}
          sections={shown.map(({ name, href, Icon }) => ({
            href,
            label: t(`sections.${name}`),
            icon: <Icon size={20} aria-hidden />,
          }))}
        >
          {children}
        </SectionFrame>
      </NuqsAdapter>
    </MoreMessages>
  );
}
