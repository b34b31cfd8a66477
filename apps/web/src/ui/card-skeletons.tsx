import styles from "./card-skeletons.module.css";
import layout from "./list-layout.module.css";

type Props = {
  count: number;
  /** Whether the cards have a picture on top. */
  banner?: boolean;
};

/** Places of cards that are on their way, of the size that the cards will have. */
export const CardSkeletons = ({ count, banner = true }: Props) => (
  <div aria-hidden="true">
    <div className={styles.bar} />
    <div className={layout.grid}>
      {Array.from({ length: count }, (_, place) => (
        <div key={place} className={banner ? styles.card : styles.low}>
          {banner && <div className={styles.banner} />}
          <div className={styles.lines}>
            <span />
            <span />
            <span />
            <span />
          </div>
        </div>
      ))}
    </div>
  </div>
);
