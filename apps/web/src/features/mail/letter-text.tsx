import styles from "./mailbox.module.css";

/** The text of a letter as it was written. Its links can be followed, without saying where from; all else is text. */
export const LetterText = ({ children }: { children: string }) => (
  <div className={styles.text}>
    {children.split(/(https?:\/\/\S+)/).map((part, place) =>
      // Split by what it keeps, the text has its links at the odd places.
      place % 2 === 1 ? (
        <a key={`${place}-${part}`} href={part} rel="noreferrer">
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </div>
);
