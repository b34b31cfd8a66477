import styles from "./tags.module.css";

/** Short words that belong to something. */
export const Tags = ({ label, tags }: { label: string; tags: string[] }) => (
  <ul className={styles.tags} aria-label={label}>
    {tags.map((tag) => (
      <li key={tag}>{tag}</li>
    ))}
  </ul>
);
