import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { PlainTable } from "#ui/plain-table.tsx";
import { type Instance, keptPercent } from "./figures.ts";
import styles from "./health.module.css";
import { useUnits } from "./use-units.ts";

const levels = ["memory", "redis", "late", "database", "bypass"] as const;

/** Where answers that may be kept came from, by procedure and route. */
export function CacheFigures({ cache }: { cache: Instance["cache"] }) {
  const t = useTranslations("admin.health");
  const format = useFormat();
  const units = useUnits();
  const megabytes = (bytes: number) => units.short(bytes / 1_048_576);
  const faults = Object.entries(cache?.faults ?? {}).filter(([, n]) => n > 0);
  const list = faults.map(([fault, n]) => `${fault} ${format.number(n)}`).join(", ");
  return (
    <section>
      <h2 className={styles.title}>{t("cache")}</h2>
      {cache ? (
        <>
          <p>
            {t("cacheUse", {
              used: megabytes(cache.bytes),
              most: megabytes(cache.mostBytes),
              entries: format.number(cache.entries),
              evicted: format.number(cache.evicted),
            })}
            . {list === "" ? t("faultsNone") : `${t("faults", { list })}.`}
          </p>
          {cache.answers.length > 0 && (
            <PlainTable
              caption={t("cache")}
              columns={[
                { name: t("sources.name") },
                { name: t("sources.kept"), number: true },
                ...levels.map((level) => ({ name: t(`sources.${level}`), number: true })),
              ]}
              rows={cache.answers.map((one) => ({
                id: one.name,
                cells: [
                  one.name,
                  units.maybe(keptPercent(one), units.percent),
                  ...levels.map((level) => format.number(one[level])),
                ],
              }))}
            />
          )}
        </>
      ) : (
        <p>{t("cacheNone")}</p>
      )}
    </section>
  );
}
