import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import styles from "./row-list.module.css";
import { RowName } from "./row-name.tsx";

type Row = {
  id: number;
  href: string;
  name: string;
  note: string;
  badge: ReactNode;
  /** What is counted of it, each under its name. */
  figures: [name: string, figure: string][];
  /** Other pages of it. */
  links?: { href: string; label: string }[];
};

/** A few things of one's own, one below the other: what each is, its state, and its figures. */
export const RowList = ({ rows }: { rows: Row[] }) => (
  <ul className={styles.list}>
    {rows.map(({ id, href, name, note, badge, figures, links }) => (
      <li key={id} className={styles.row}>
        <div className={styles.name}>
          <RowName href={href} name={name} note={note} />
        </div>
        <p className={styles.badge}>{badge}</p>
        <dl className={styles.figures}>
          {figures.map(([name, figure]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{figure}</dd>
            </div>
          ))}
        </dl>
        {links && (
          <ul className={styles.links}>
            {links.map((link) => (
              <li key={link.href}>
                <Link href={link.href} aria-label={`${link.label}: ${name}`} prefetch={false}>
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </li>
    ))}
  </ul>
);
