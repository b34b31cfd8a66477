import styles from "./plain-head.module.css";

/** What a page is about, in little room: for pages that people work with. */
export const PlainHead = ({ title, lead }: { title: string; lead?: string }) => (
  <>
    <h1 className={styles.title}>{title}</h1>
    {lead && <p className={styles.lead}>{lead}</p>}
  </>
);
