import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import buttons from "#ui/button.module.css";
import { Notice } from "#ui/notice.tsx";

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
