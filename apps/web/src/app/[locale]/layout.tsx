import "#ui/styles.ts";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { hasLocale, NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { env } from "#env.ts";
import { routing } from "#i18n/routing.ts";
import { ApiProvider } from "#trpc/client.tsx";
import { preloadFonts } from "#ui/fonts.ts";
import { SiteFooter } from "#ui/site-footer.tsx";
import { SiteHeader } from "#ui/site-header.tsx";
import { SkipLink } from "#ui/skip-link.tsx";
import { ThemeProvider } from "#ui/theme-provider.tsx";

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
    openGraph: { siteName: t("name"), type: "website" },
  };
}

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  preloadFonts(locale);
  // Pages say the rest themselves; these are for what runs in the browser.
  const { home: _home, notFound: _notFound, exams, trainings, ...messages } = await getMessages();
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <NextIntlClientProvider messages={{ ...messages, exams, trainings }}>
          <ThemeProvider>
            <ApiProvider>
              <NuqsAdapter>
                <SkipLink />
                <SiteHeader />
                <main id="content">{children}</main>
                <SiteFooter />
              </NuqsAdapter>
            </ApiProvider>
          </ThemeProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
