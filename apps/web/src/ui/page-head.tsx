import type { ReactNode } from "react";
import styles from "./page-head.module.css";

/** What a page is about, over a strip of land. */
export function PageHead({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <div className={styles.head}>
      <div className={styles.inner}>
        <h1 className={styles.title}>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </div>
      <svg className={styles.sight} viewBox="0 0 420 200" aria-hidden="true">
        <circle className={styles.sun} cx="250" cy="86" r="54" />
        <g className={styles.poplars}>
          <path d="M326 190c-12-34-10-80 0-108 10 28 12 74 0 108zM352 188c-10-28-9-62 0-84 9 22 10 56 0 84zM376 190c-9-24-8-52 0-70 8 18 9 46 0 70z" />
        </g>
        <g className={styles.wheat}>
          {[96, 128, 162, 192].map((x, i) => (
            <g key={x} transform={`translate(${x} ${128 + (i % 2) * 16}) rotate(${i * 5 - 8})`}>
              <path className={styles.stalk} d="M0 80V-4" />
              {[0, 13, 26].map((y) => (
                <path
                  key={y}
                  d={`M0 ${y}c-12-2-16-11-14-20 9 2 14 9 14 20zM0 ${y}c12-2 16-11 14-20-9 2-14 9-14 20z`}
                />
              ))}
              <path d="M0-7c-6-6-6-17 0-24 6 7 6 18 0 24z" />
            </g>
          ))}
        </g>
      </svg>
      <svg className={styles.land} viewBox="0 0 1440 120" preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.far} d="M0 84C220 30 420 22 640 58s430 40 800-26v88H0z" />
        <path className={styles.middle} d="M0 104c260-54 470-50 700-22s470 26 740-30v68H0z" />
        <path className={styles.near} d="M0 116c300-30 560-34 800-14 250 20 440 10 640-16v34H0z" />
      </svg>
    </div>
  );
}
