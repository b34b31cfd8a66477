import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { Notice } from "#ui/notice.tsx";
import {
  isNarrowed,
  type Noun,
  pageSize,
  type Search,
  searchHref,
  type Trainings,
  unnarrowed,
} from "./address.ts";
import { Facets } from "./facets.tsx";
import { HitList } from "./hit-list.tsx";
import styles from "./search-page.module.css";
import { TrainingHits } from "./training-hits.tsx";

type Groups = Outputs["search"]["overview"]["groups"];

type Props = {
  search: Search;
  /** A few of every noun, and how many there are. */
  groups: Groups;
  /** What the address asks for: trainings with their facets, or a page of another noun. */
  shown: Trainings | Groups[number];
  guessed: boolean;
};

/** What a search has found: the noun that is chosen, how many there are of the others, and the best of these. */
export function SearchPage({ search, groups, shown, guessed }: Props) {
  const t = useTranslations("search");
  const format = useFormat();
  const others = groups.filter(({ noun, items }) => noun !== search.noun && items.length > 0);
  // Of one noun alone, words like those that were typed may be found where another noun has these.
  const counted = groups.map((group) =>
    group.noun === search.noun && !isNarrowed(search) ? { ...group, total: shown.total } : group,
  );
  if (counted.every(({ total }) => total === 0)) {
    return (
      <Notice art="lost" title={t("none")} level={2}>
        <p>{t("noneText")}</p>
      </Notice>
    );
  }
  const results = (
    <div className={styles.results}>
      <h2 className={styles.count}>{t("found", { count: shown.total, n: format.number(shown.total) })}</h2>
      {guessed && <p className={styles.guessed}>{t("guessed")}</p>}
      {shown.items.length === 0 ? <Nothing search={search} /> : <Shown shown={shown} />}
      <Pages search={search} total={shown.total} />
      {"facets" in shown && others.length > 0 && <Others search={search} groups={others} />}
    </div>
  );
  return (
    <div className={styles.layout}>
      <Kinds search={search} groups={counted} />
      {"facets" in shown ? (
        <div className={styles.body}>
          <Facets search={search} facets={shown.facets} />
          {results}
        </div>
      ) : (
        results
      )}
    </div>
  );
}

const Shown = ({ shown }: { shown: Props["shown"] }) =>
  "facets" in shown ? <TrainingHits items={shown.items} /> : <HitList noun={shown.noun} hits={shown.items} />;

/** How much was found of each noun, and the way to it. */
function Kinds({ search, groups }: { search: Search; groups: Groups }) {
  const t = useTranslations("search");
  const format = useFormat();
  return (
    <nav aria-label={t("kinds")}>
      <ul className={styles.kinds}>
        {groups.map(({ noun, total }) => (
          <li key={noun}>
            <Link
              className={styles.kind}
              href={searchHref(ofNoun(search, noun))}
              aria-current={noun === search.noun ? "page" : undefined}
              prefetch={false}
            >
              {t(`nouns.${noun}`)} <span className={styles.number}>{format.number(total)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The best of the other nouns. */
function Others({ search, groups }: { search: Search; groups: Groups }) {
  const t = useTranslations("search");
  const format = useFormat();
  return (
    <section className={styles.others} aria-labelledby="also-found">
      <h2 id="also-found">{t("also")}</h2>
      {groups.map(({ noun, total, items }) => (
        <section key={noun} aria-labelledby={`also-${noun}`}>
          <div className={styles.other}>
            <h3 id={`also-${noun}`}>{t(`nouns.${noun}`)}</h3>
            {total > items.length && (
              <Link
                href={searchHref(ofNoun(search, noun))}
                prefetch={false}
                aria-describedby={`also-${noun}`}
              >
                {t("more", { n: format.number(total) })}
              </Link>
            )}
          </div>
          <HitList noun={noun} hits={items} />
        </section>
      ))}
    </section>
  );
}

function Nothing({ search }: { search: Search }) {
  const t = useTranslations("search");
  const narrowed = isNarrowed(search);
  return (
    <Notice art="lost" title={t(narrowed ? "noneLeft" : "none")} level={3}>
      <p>{t(narrowed ? "noneLeftText" : "noneText")}</p>
      {narrowed && <Link href={searchHref(unnarrowed(search))}>{t("reset")}</Link>}
    </Notice>
  );
}

function Pages({ search, total }: { search: Search; total: number }) {
  const t = useTranslations("search");
  const format = useFormat();
  const last = Math.ceil(total / pageSize);
  if (last < 2) return null;
  const link = (page: number, rel: "prev" | "next", text: ReactNode) => (
    <Link className={styles.kind} rel={rel} href={searchHref({ ...search, page })} prefetch={false}>
      {text}
    </Link>
  );
  return (
    <nav className={styles.pages} aria-label={t("pages")}>
      {search.page > 1 && link(search.page - 1, "prev", t("previous"))}
      <p>{t("page", { n: format.number(search.page), last: format.number(last) })}</p>
      {search.page < last && link(search.page + 1, "next", t("next"))}
    </nav>
  );
}

const ofNoun = (search: Search, noun: Noun): Search => ({ ...unnarrowed(search), noun });
