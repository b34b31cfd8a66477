import { useId } from "react";
import styles from "./carpet-band.module.css";

/** A border as carpets of Qarabağ have one: stepped diamonds between two threads. Decoration only. */
export function CarpetBand() {
  const id = useId();
  return (
    <svg className={styles.band} aria-hidden="true">
      <defs>
        <pattern id={id} width="48" height="16" patternUnits="userSpaceOnUse">
          <path
            className={styles.diamond}
            d="M24 1h4v2h4v2h4v2h4v2h-4v2h-4v2h-4v2h-8v-2h-4v-2h-4v-2H8V7h4V5h4V3h4V1z"
          />
          <path className={styles.heart} d="M22 6h4v1h3v2h-3v1h-4V9h-3V7h3z" />
          <path className={styles.knot} d="M0 6h2v1h2v2H2v1H0zM48 6h-2v1h-2v2h2v1h2z" />
        </pattern>
      </defs>
      <rect width="100%" height="16" fill={`url(#${id})`} />
    </svg>
  );
}
