import styles from "./portrait.module.css";

type Props = {
  url: string | null;
  name: [first: string, last: string];
  small?: boolean;
  /** As high as a row of a table. */
  tiny?: boolean;
};

/** A person's photo, or the first letters of the name. Decoration: the name stands beside it. */
export function Portrait({ url, name, small = false, tiny = false }: Props) {
  const className = `${styles.portrait} ${tiny ? styles.tiny : small ? styles.small : ""}`;
  if (url === null) {
    return (
      <span className={className} aria-hidden="true">
        {name.map((part) => part.charAt(0)).join("")}
      </span>
    );
  }
  return (
    <img className={className} src={url} alt="" width={80} height={80} loading="lazy" decoding="async" />
  );
}
