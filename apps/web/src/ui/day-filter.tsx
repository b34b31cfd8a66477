import { useLocale, useTranslations } from "next-intl";
import { getPathname } from "#i18n/navigation.ts";
import buttons from "./button.module.css";
import styles from "./day-filter.module.css";
import { type Option, SelectField, TextField } from "./field.tsx";

type Props = {
  /** The page, without a language. */
  href: string;
  from: string;
  to: string;
  /** One thing more that the page is narrowed down by. */
  choice: { name: string; label: string; options: Option[]; value: string };
};

/** Narrows a page down to some days, as a form that works without scripts. */
export function DayFilter({ href, from, to, choice }: Props) {
  const t = useTranslations("list");
  return (
    <form className={styles.form} action={getPathname({ href, locale: useLocale() })} method="get">
      <SelectField
        name={choice.name}
        label={choice.label}
        options={choice.options}
        defaultValue={choice.value}
        key={choice.value}
      />
      <TextField type="date" name="from" label={t("from")} defaultValue={from} key={`from ${from}`} />
      <TextField type="date" name="to" label={t("to")} defaultValue={to} key={`to ${to}`} />
      <button type="submit" className={buttons.plain}>
        {t("apply")}
      </button>
    </form>
  );
}
