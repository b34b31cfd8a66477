import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Link } from "#i18n/navigation.ts";
import buttons from "#ui/button.module.css";
import { Notice } from "#ui/notice.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notFound");
  return { title: t("title"), robots: { index: false } };
}

/** What there is at an address that no page has. */
export default function NotFound() {
  const t = useTranslations("notFound");
  return (
    <Notice art="lost" title={t("title")} level={1}>
      <p>{t("text")}</p>
      <Link className={buttons.solid} href="/trainings">
        {t("action")}
      </Link>
    </Notice>
  );
}
