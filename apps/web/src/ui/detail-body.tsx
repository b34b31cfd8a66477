import type { ReactNode } from "react";
import styles from "./detail-body.module.css";

/**
 * The page of one thing: the facts at a glance, and beside or, on a phone, below them what there is to read. They come first in the
 * HTML too: a page that is drawn while it arrives must not push away what is read already.
 */
export const DetailBody = ({ children, aside }: { children: ReactNode; aside: ReactNode }) => (
  <div className={styles.body}>
    <div className={styles.aside}>{aside}</div>
    <div className={styles.main}>{children}</div>
  </div>
);

/** A part of such a page under its heading. */
export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.part}>
    <h2 className={styles.title}>{title}</h2>
    {children}
  </section>
);

/** A part beside the text, in a frame. */
export const AsidePart = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.framed}>
    <h2 className={styles.small}>{title}</h2>
    {children}
  </section>
);

/** Text as an author typed it: a blank line begins a paragraph, a single one a line. */
export const Prose = ({ text }: { text: string }) => (
  <div className={styles.prose}>
    {text.split(/\n\s*\n/).map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
  </div>
);
