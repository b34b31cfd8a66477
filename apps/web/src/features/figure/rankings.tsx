import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import styles from "./figure.module.css";

type Figures = Outputs["figure"]["overview"];

/** Whose registrations they are: by training, by region and by profession. */
export function Rankings({ figures }: { figures: Figures }) {
  const t = useTranslations("figures");
  const professions = useTranslations("professions");
  const { topTrainings, regions, professions: byProfession } = figures;
  return (
    <section>
      <h2 className={styles.title}>{t("whose")}</h2>
      <div className={styles.rankings}>
        <Ranking
          title={t("topTrainings")}
          rows={topTrainings.map(({ id, title, n }) => ({
            key: String(id),
            name: (
              <Link href={`/trainings/${id}`} prefetch={false}>
                {title}
              </Link>
            ),
            n,
          }))}
        />
        <Ranking
          title={t("regions")}
          rows={regions.map(({ region, n }) => ({ key: region ?? "", name: region ?? t("unsaid"), n }))}
        />
        <Ranking
          title={t("professions")}
          rows={byProfession.map(({ profession, n }) => ({
            key: profession,
            name: professions(profession),
            n,
          }))}
        />
      </div>
    </section>
  );
}

/** The longest bar is the whole width. */
function Ranking({ title, rows }: { title: string; rows: { key: string; name: ReactNode; n: number }[] }) {
  const t = useTranslations("figures");
  const format = useFormat();
  const most = Math.max(1, ...rows.map(({ n }) => n));
  return (
    <section className={styles.ranking}>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ol>
          {rows.map(({ key, name, n }) => (
            <li key={key}>
              <span className={styles.line}>
                <span>{name}</span>
                <strong>{format.number(n)}</strong>
              </span>
              <span className={styles.bar} style={{ width: `${(100 * n) / most}%` }} aria-hidden="true" />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
