import styles from "./lesson-body.module.css";

/** The text of a lesson. Its HTML comes from the API, which lets nothing through that runs or leads astray. */
export const LessonBody = ({ html }: { html: string }) => (
  <div className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />
);
