import styles from "./hero-art.module.css";

/** Land of the portal: mountains, terraces and a village field, with a pomegranate branch before it. Decoration only. */
export const HeroArt = () => (
  <svg className={styles.art} viewBox="0 0 1440 620" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
    <circle className={styles.sun} cx="1010" cy="190" r="92" />
    <path
      className={styles.ridge}
      d="M560 400l130-120 70 56 120-136 96 92 88-70 150 150 90-72 136 110v100z"
    />
    <path
      className={styles.snow}
      d="M880 200l-42 48 22 10 20-18 22 22 20-14zM1064 222l-30 24 16 14 18-12 24 18 10-12z"
    />
    <path className={styles.far} d="M0 430c240-70 470-60 720-22s500 10 720-60v272H0z" />
    <g className={styles.poplars}>
      <path d="M1218 392c-14-34-12-82 0-108 12 26 14 74 0 108zM1250 388c-12-30-10-70 0-92 10 22 12 62 0 92zM1280 384c-11-26-9-60 0-80 9 20 11 54 0 80z" />
    </g>
    <g>
      <path className={styles.wall} d="M1104 372h74v44h-74z" />
      <path className={styles.roof} d="M1094 374l47-34 47 34z" />
      <path className={styles.door} d="M1134 392h16v24h-16z" />
      <path className={styles.window} d="M1112 384h12v12h-12zM1158 384h12v12h-12z" />
    </g>
    <path className={styles.middle} d="M0 486c260-64 520-48 800-10s460 10 640-44v188H0z" />
    <g className={styles.rows}>
      <path d="M760 474c-70 40-130 90-170 146M840 482c-50 40-90 88-114 138M920 488c-30 38-54 84-66 132M1000 490c-12 40-20 86-20 130M1080 488c8 42 24 88 42 132M1160 482c26 44 62 92 106 138M1240 472c42 48 100 100 166 148M1320 458c40 40 80 76 120 104" />
    </g>
    <path
      className={styles.near}
      d="M0 560c220-44 400-34 620-6 120 16 240 36 380 40 180 6 320-20 440-50v76H0z"
    />
    <g className={styles.wheat}>
      {[40, 92, 150, 214, 270, 338, 396, 468].map((x, i) => (
        <g key={x} transform={`translate(${x} ${560 + (i % 3) * 14}) rotate(${(i % 4) * 5 - 7})`}>
          <path className={styles.stalk} d="M0 90V-6" />
          {[0, 14, 28, 42].map((y) => (
            <path
              key={y}
              d={`M0 ${y}c-13-2-17-12-15-22 10 2 15 10 15 22zM0 ${y}c13-2 17-12 15-22-10 2-15 10-15 22z`}
            />
          ))}
          <path d="M0-8c-6-6-6-18 0-26 6 8 6 20 0 26z" />
        </g>
      ))}
    </g>
    <g>
      <path
        className={styles.branch}
        d="M1440 40c-90 6-170 30-236 92M1330 62c-20 30-30 56-34 92M1262 92c-40 4-76 16-104 40"
      />
      <path
        className={styles.leaves}
        d="M1390 44c-24-24-54-28-76-22 16 24 44 32 76 22zM1372 54c4 34-14 58-36 68-8-30 6-56 36-68zM1300 78c-30-18-60-14-78-2 20 20 50 20 78 2zM1250 104c0 32-20 52-42 58-4-28 12-50 42-58zM1204 132c-30-12-56-4-70 12 24 14 50 8 70-12z"
      />
      <g className={styles.fruit}>
        <circle cx="1294" cy="204" r="52" />
        <path d="M1276 250l4 26 9-12 7 14 7-14 10 10 2-26z" />
        <circle cx="1152" cy="180" r="36" />
        <path d="M1140 212l2 20 7-9 5 11 6-11 8 7v-20z" />
      </g>
      <path
        className={styles.shine}
        d="M1262 186c4-16 14-26 28-30-6 12-14 22-28 30zM1130 168c2-12 10-18 19-20-4 9-9 15-19 20z"
      />
    </g>
  </svg>
);
