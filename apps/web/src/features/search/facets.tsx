import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import {
  isNarrowed,
  type List,
  lists,
  type Search,
  searchHref,
  switched,
  switches,
  type Trainings,
  toggled,
  unnarrowed,
} from "./address.ts";
import styles from "./facets.module.css";

type Props = { search: Search; facets: Trainings["facets"] };
type Choice = { key: string; label: string; count: number; href: string; chosen: boolean };

/**
 * What trainings that were found are narrowed down by, each with how many it would leave. Links, so that they work without scripts
 * and keep in the address. On a phone they open from a line.
 */
export function Facets({ search, facets }: Props) {
  const t = useTranslations("search");
  const labelOf = useLabels();
  const valuesOf = (list: List): Choice[] => {
    const counted = facets[list] as { value: string | number; name?: string; count: number }[];
    // What is chosen stays to be seen where nothing is left of it.
    const gone = search.chosen[list].filter((value) => !counted.some((one) => String(one.value) === value));
    return [...counted, ...gone.map((value) => ({ value, count: 0 }))].map(({ count, ...one }) => ({
      key: String(one.value),
      label: labelOf(list, String(one.value), "name" in one ? one.name : undefined),
      count,
      href: searchHref(toggled(search, list, String(one.value))),
      chosen: search.chosen[list].includes(String(one.value)),
    }));
  };
  const more = switches.map((name) => ({
    key: name,
    label: t(`facets.${name}`),
    count: facets[name],
    href: searchHref(switched(search, name)),
    chosen: search.on[name],
  }));
  const groups = [
    ...lists.map((list) => ({ list, choices: valuesOf(list) })),
    { list: "more" as const, choices: more },
  ];
  const narrowed = isNarrowed(search);
  const body = (
    <>
      {groups.map(
        ({ list, choices }) =>
          choices.length > 0 && <Facet key={list} name={t(`facets.${list}`)} choices={choices} />,
      )}
      {narrowed && (
        <Link className={styles.reset} href={searchHref(unnarrowed(search))}>
          {t("reset")}
        </Link>
      )}
    </>
  );
  return (
    <nav className={styles.facets} aria-label={t("narrow")}>
      <details className={styles.folded} open={narrowed}>
        <summary>{t("narrow")}</summary>
        {body}
      </details>
      <div className={styles.open}>{body}</div>
    </nav>
  );
}

function Facet({ name, choices }: { name: string; choices: Choice[] }) {
  const format = useFormat();
  return (
    <section className={styles.facet}>
      <h3 className={styles.name}>{name}</h3>
      <ul className={styles.choices}>
        {choices.map(({ key, label, count, href, chosen }) => (
          <li key={key}>
            <Link
              className={styles.choice}
              href={href}
              aria-current={chosen ? "true" : undefined}
              prefetch={false}
              scroll={false}
            >
              <span className={styles.box}>{chosen && <IconCheck size={14} aria-hidden />}</span>
              <span className={styles.label}>{label}</span>
              <span className={styles.count}>{format.number(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a value of a facet is called. */
function useLabels() {
  const t = useTranslations();
  const format = useFormat();
  return (list: List, value: string, name: string | undefined): string => {
    const key = { type: "training.types", difficulty: "training.difficulties", language: "search.languages" };
    if (list === "category" || list === "trainer") return name ?? value;
    if (list === "month") return format.month(value);
    const path = `${key[list]}.${value}` as Parameters<typeof t>[0];
    return t.has(path) ? t(path) : value;
  };
}
