import styles from "./health.module.css";

/** How much of a statement is shown before one asks for the rest. */
const short = 140;

/** A statement, a long one folded up after its beginning. */
export const StatementText = ({ text }: { text: string }) =>
  text.length <= short ? (
    <code className={styles.text}>{text}</code>
  ) : (
    <details className={styles.text}>
      <summary>
        <code>{text.slice(0, short)}…</code>
      </summary>
      <code>…{text.slice(short)}</code>
    </details>
  );
