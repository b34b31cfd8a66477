import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import styles from "./section.module.css";

type Props = { title: string; lead?: string; more?: { href: string; label: string }; children: ReactNode };

/** A part of a page under a heading of its own, with the way to all that it shows some of. */
export function Section({ title, lead, more, children }: Props) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.title}>{title}</h2>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {more && (
          <Link className={styles.more} href={more.href} prefetch={false}>
            {more.label}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
