import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import styles from "./recent-entries.module.css";
import { useWords } from "./use-words.ts";

type Entry = Outputs["audit"]["list"]["items"][number];

/** What was done last on the portal, and the way to the whole log. */
export function RecentEntries({ entries }: { entries: Entry[] }) {
  const t = useTranslations("overview");
  const format = useFormat();
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("recent")}</h2>
        <Link className={styles.more} href="/admin/audit" prefetch={false}>
          {t("all")}
        </Link>
      </div>
      {entries.length === 0 ? (
        <p>{t("empty")}</p>
      ) : (
        <ol className={styles.list}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <span className={styles.when}>{format.moment(entry.at)}</span>
              <span>
                <Doer entry={entry} />
              </span>
              <Deed action={entry.action} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Deed({ action }: { action: string }) {
  const t = useTranslations("admin.audit");
  const { words, refused } = useWords().action(action);
  return refused ? `${words} (${t("refused")})` : words;
}

function Doer({ entry: { user, key } }: { entry: Entry }) {
  const t = useTranslations("overview");
  if (user) return `${user.firstName} ${user.lastName}`;
  return key ? t("service", { name: key.name }) : t("nobody");
}
