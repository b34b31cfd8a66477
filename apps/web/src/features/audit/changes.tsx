import { IconArrowRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { NoValue } from "#ui/no-value.tsx";
import styles from "./changes.module.css";
import type { Entry } from "./search.ts";
import { useWords } from "./use-words.ts";

/** What an entry changed: of each field the value before and the one after. More than one unfold. */
export function Changes({ changes }: { changes: Entry["changes"] }) {
  const t = useTranslations("admin.audit");
  const format = useFormat();
  const fields = Object.entries(changes ?? {});
  if (fields.length === 0) return <NoValue />;
  const list = (
    <ul className={styles.changes}>
      {fields.map(([field, [before, after]]) => (
        <Change key={field} field={field} before={before} after={after} />
      ))}
    </ul>
  );
  if (fields.length === 1) return list;
  return (
    <details>
      <summary>{t("rows", { count: fields.length, n: format.number(fields.length) })}</summary>
      {list}
    </details>
  );
}

function Change({ field, before, after }: { field: string; before: unknown; after: unknown }) {
  const t = useTranslations("admin.audit");
  const words = useWords();
  return (
    <li>
      <span className={styles.field}>{words.field(field)}: </span>
      {before !== null && (
        <>
          <del className={styles.before}>{words.value(before)}</del>{" "}
          <IconArrowRight className={styles.sign} size={14} aria-hidden />
          <span className="visually-hidden"> {t("becomes")} </span>
          {"\u00a0"}
        </>
      )}
      <ins className={styles.after}>{words.value(after)}</ins>
    </li>
  );
}
