import styles from "./marked.module.css";

/** A text with parts of it marked: `[from, to]` in UTF-16 units, in their order, none over another. */
export function Marked({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  const parts = marks.map(([from, to], at) => ({
    from,
    before: text.slice(marks[at - 1]?.[1] ?? 0, from),
    hit: text.slice(from, to),
  }));
  return (
    <>
      {parts.map(({ from, before, hit }) => (
        <span key={from}>
          {before}
          <mark className={styles.mark}>{hit}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
