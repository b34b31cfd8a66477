import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { Badge } from "#ui/badge.tsx";
import { NoValue } from "#ui/no-value.tsx";
import { columnsFor } from "#ui/table-column.ts";
import styles from "./audit-table.module.css";
import { Changes } from "./changes.tsx";
import type { Entry } from "./search.ts";
import { useWords } from "./use-words.ts";

const helper = columnsFor<Entry>();

/** What an entry of the log says: when, who, what, to which row, and where it came from. */
export function useAuditColumns() {
  const t = useTranslations("admin.audit");
  const format = useFormat();
  const words = useWords();
  return helper.columns([
    helper.accessor("at", {
      header: t("at"),
      cell: ({ getValue }) => <time dateTime={getValue()}>{format.instant(getValue())}</time>,
    }),
    helper.display({
      id: "who",
      header: t("who"),
      cell: ({ row: { original } }) => <Who entry={original} />,
    }),
    helper.accessor("action", {
      header: t("action"),
      meta: { wrap: true },
      cell: ({ getValue }) => {
        const { words: said, refused } = words.action(getValue());
        return (
          <>
            {said} {refused && <Badge tone="bad">{t("refused")}</Badge>}
            <span className={styles.note}>{getValue()}</span>
          </>
        );
      },
    }),
    helper.display({
      id: "what",
      header: t("what"),
      cell: ({ row: { original } }) => {
        const { entity, entityId } = original;
        if (entityId === null) return words.entity(entity);
        return (
          <Link href={`/admin/audit?entity=${entity}&entityId=${entityId}`} prefetch={false}>
            {words.entity(entity)} № {entityId}
          </Link>
        );
      },
    }),
    helper.accessor("changes", {
      header: t("changes"),
      meta: { wrap: true },
      cell: ({ getValue }) => <Changes changes={getValue()} />,
    }),
    helper.accessor("address", {
      header: t("address"),
      cell: ({ getValue }) => getValue() ?? <NoValue />,
    }),
    helper.accessor("requestId", {
      header: t("requestId"),
      cell: ({ getValue }) => {
        const id = getValue();
        if (id === null) return <NoValue />;
        return (
          <Link href={`/admin/audit?requestId=${encodeURIComponent(id)}`} title={id} prefetch={false}>
            <code>{id.slice(0, 8)}</code>
          </Link>
        );
      },
    }),
  ]);
}

/** The person or the service that did it, as far as it is known, and the role they had then. */
function Who({ entry }: { entry: Entry }) {
  const t = useTranslations("admin.audit");
  const words = useWords();
  const { user, key, role } = entry;
  return (
    <>
      {user ? (
        <Link href={`/admin/audit?person=${user.id}`} prefetch={false}>
          {user.lastName} {user.firstName}
        </Link>
      ) : key ? (
        <Link href={`/admin/audit?key=${key.id}`} prefetch={false}>
          {t("service", { name: key.name })}
        </Link>
      ) : (
        t("nobody")
      )}
      <span className={styles.note}>{words.role(role)}</span>
    </>
  );
}
