import "#ui/styles.ts";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { hasLocale, NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { env } from "#env.ts";
import { NoticeBell } from "#features/notice/notice-bell.tsx";
import { SiteSearch } from "#features/search/site-search.tsx";
import { AccountMenu } from "#features/sign-in/account-menu.tsx";
import { publicMessages } from "#i18n/public-messages.ts";
import { routing } from "#i18n/routing.ts";
import { nonceHeader } from "#safety/page-headers.ts";
import { preloadFonts } from "#ui/fonts.ts";
import { preview } from "#ui/preview.ts";
import { schemeScript } from "#ui/scheme.ts";
import { SiteFooter } from "#ui/site-footer.tsx";
import { SiteHeader } from "#ui/site-header.tsx";
import { SkipLink } from "#ui/skip-link.tsx";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf5e9" },
    { media: "(prefers-color-scheme: dark)", color: "#111a14" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  return {
    metadataBase: new URL(env.SITE_URL),
    title: { default: t("title"), template: `%s · ${t("name")}` },
    description: t("description"),
    applicationName: t("name"),
    openGraph: { siteName: t("name"), type: "website", images: preview },
  };
}

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  preloadFonts(locale);
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  const messages = publicMessages(await getMessages());
  return (
    // The script below marks the page before React sees it.
    <html lang={locale} suppressHydrationWarning>
      <head>
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: schemeScript }} />
      </head>
      <body>
        <NextIntlClientProvider messages={messages}>
          <SkipLink />
          <SiteHeader bell={<NoticeBell />} account={<AccountMenu />} search={<SiteSearch />} />
          <main id="content">{children}</main>
          <SiteFooter />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
