import styles from "./exam-art.module.css";

/** An answer sheet on a field's edge, ticked off with a pencil. Decoration only. */
export const ExamArt = () => (
  <svg className={styles.art} viewBox="0 0 640 360" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <path className={styles.sky} d="M0 0h640v360H0z" />
    <circle className={styles.sun} cx="520" cy="92" r="52" />
    <path className={styles.far} d="M0 236c130-60 250-60 360-24s190 30 280-20v168H0z" />
    <path className={styles.near} d="M0 300c160-50 330-40 460-14 80 16 130 12 180 0v74H0z" />
    <g transform="rotate(-6 300 190)">
      <path
        className={styles.board}
        d="M196 46h210a12 12 0 0 1 12 12v260a12 12 0 0 1-12 12H196a12 12 0 0 1-12-12V58a12 12 0 0 1 12-12z"
      />
      <path className={styles.sheet} d="M204 72h194v240H204z" />
      <path className={styles.clip} d="M262 34h78v30h-78z" />
      <path className={styles.line} d="M268 112h106M268 158h86M268 204h106M268 250h70" />
      <path
        className={styles.box}
        d="M226 98h26v26h-26zM226 144h26v26h-26zM226 190h26v26h-26zM226 236h26v26h-26z"
      />
      <path className={styles.tick} d="M230 110l8 9 14-20M230 156l8 9 14-20M230 202l8 9 14-20" />
    </g>
    <g transform="rotate(32 470 230)">
      <path className={styles.pencil} d="M456 120h28v150h-28z" />
      <path className={styles.rubber} d="M456 100h28v20h-28z" />
      <path className={styles.tip} d="M456 270h28l-14 34z" />
    </g>
  </svg>
);
