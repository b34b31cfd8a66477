import { useTranslations } from "next-intl";

/** Where a table has nothing to say: a dash to the eye, a word to a screen reader. */
export function NoValue() {
  const t = useTranslations("admin.table");
  return (
    <>
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{t("none")}</span>
    </>
  );
}
