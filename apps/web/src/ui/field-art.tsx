import styles from "./field-art.module.css";

/** Rolling fields under the sun; the seed moves the sun and picks the slope, so that no two neighbours are alike. */
export function FieldArt({ seed, className }: { seed: number; className?: string | undefined }) {
  const sun = 90 + ((seed * 137) % 460);
  const mirrored = seed % 2 === 1;
  return (
    <svg className={className} viewBox="0 0 640 360" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <path className={styles.sky} d="M0 0h640v360H0z" />
      <circle className={styles.sun} cx={sun} cy={70 + (seed % 5) * 14} r="38" />
      <g transform={mirrored ? "matrix(-1 0 0 1 640 0)" : undefined}>
        <path className={styles.far} d="M0 210c120-60 230-70 340-30s200 40 300-20v200H0z" />
        <path className={styles.middle} d="M0 270c150-70 300-60 420-26s170 20 220-6v122H0z" />
        <path className={styles.near} d="M0 330c200-70 420-60 640-20v50H0z" />
        <path
          className={styles.rows}
          d="M300 360c20-40 60-66 110-84M380 360c20-34 56-56 100-72M220 360c20-50 70-84 120-96M140 360c30-52 80-80 130-86M460 360c14-26 40-44 76-58"
        />
      </g>
    </svg>
  );
}
