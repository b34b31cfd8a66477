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
  await requireRole("ADMIN");
  const [{ admin, errors }, t] = await Promise.all([getMessages(), getTranslations("admin")]);
  return (
    <MoreMessages messages={{ admin, errors }}>
      <NuqsAdapter>
        <SectionFrame
          label={t("title")}
          sections={sections.map(({ name, href, Icon }) => ({
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
