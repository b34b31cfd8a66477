import { Link } from "#i18n/navigation.ts";
import { Marked } from "#ui/marked.tsx";
import { type Hit, hrefOf, type Noun } from "./address.ts";
import styles from "./hit-list.module.css";

/** What was found of one noun, each with what it belongs to. */
export const HitList = ({ noun, hits }: { noun: Noun; hits: Hit[] }) => (
  <ul className={styles.list}>
    {hits.map((hit) => (
      <li key={hit.id} className={styles.hit}>
        <Link href={hrefOf(noun, hit)} prefetch={false}>
          <Marked text={hit.title} marks={hit.titleMarks} />
        </Link>
        {hit.context && <p className={styles.context}>{hit.context}</p>}
      </li>
    ))}
  </ul>
);
