import type { ReactNode } from "react";
import styles from "./category-icon.module.css";

/**
 * A drawing for a field of agriculture. Editors name the fields as they like, so the drawing is found by a word in
 * the name, in any of the three languages; an ear of wheat stands for all the others.
 */
export function CategoryIcon({ name, className }: { name: string; className?: string | undefined }) {
  const word = name.toLocaleLowerCase("az");
  const found = drawings.find(([pattern]) => pattern.test(word));
  return (
    <svg className={className} viewBox="0 0 56 56" aria-hidden="true">
      <circle className={styles.ground} cx="28" cy="28" r="28" />
      {found?.[1] ?? wheat}
    </svg>
  );
}

const wheat = (
  <g className={styles.gold}>
    <path className={styles.stem} d="M28 47V18" />
    <path d="M28 20c-4-4-4-9 0-13 4 4 4 9 0 13zM28 27c-7 0-10-4-10-9 6 0 10 3 10 9zM28 27c7 0 10-4 10-9-6 0-10 3-10 9zM28 36c-7 0-10-4-10-9 6 0 10 3 10 9zM28 36c7 0 10-4 10-9-6 0-10 3-10 9z" />
  </g>
);

const drawings: [RegExp, ReactNode][] = [
  [
    /suvar|irrigat|water|орош|мелиора/,
    <g key="water">
      <path className={styles.water} d="M28 9c7 9 11 15 11 20a11 11 0 0 1-22 0c0-5 4-11 11-20z" />
      <path className={styles.line} d="M12 46h32M18 46v-3M28 46v-3M38 46v-3" />
    </g>,
  ],
  [
    /üzüm|vitic|vine|grape|виногр/,
    <g key="grape">
      <path className={styles.green} d="M28 18c-2-7 3-11 11-10 0 7-4 11-11 10z" />
      <path className={styles.line} d="M28 19v-8" />
      <g className={styles.plum}>
        <circle cx="21" cy="24" r="5" />
        <circle cx="31" cy="24" r="5" />
        <circle cx="26" cy="32" r="5" />
        <circle cx="36" cy="31" r="5" />
        <circle cx="31" cy="40" r="5" />
      </g>
    </g>,
  ],
  [
    /bağç|meyvə|orchard|fruit|hortic|садов|плодо/,
    <g key="fruit">
      <circle className={styles.red} cx="28" cy="32" r="13" />
      <path className={styles.red} d="M22 21l2-8 4 5 4-5 2 8z" />
      <path className={styles.green} d="M29 14c2-6 8-8 13-6-1 6-6 9-13 6z" />
    </g>,
  ],
  [
    /istixana|greenhouse|теплич|теплиц/,
    <g key="greenhouse">
      <path className={styles.glass} d="M12 42V26c0-9 7-15 16-15s16 6 16 15v16z" />
      <path className={styles.line} d="M12 42V26c0-9 7-15 16-15s16 6 16 15v16zM28 11v31M12 28h32" />
      <path
        className={styles.green}
        d="M20 42c-4-2-5-7-3-10 4 2 5 6 3 10zM36 42c-4-2-5-7-3-10 4 2 5 6 3 10z"
      />
    </g>,
  ],
  [
    /arıç|arıcı|bee|apicult|пчел/,
    <g key="bee">
      <path className={styles.glass} d="M27 25c-8-9-4-15 0-15s6 8 0 15zM30 25c8-9 12-5 11-1s-6 5-11 1z" />
      <ellipse className={styles.gold} cx="28" cy="33" rx="14" ry="9" />
      <path
        className={styles.dark}
        d="M22 25.5a14 9 0 0 1 4-1.4v17.8a14 9 0 0 1-4-1.4zM31 24.2a14 9 0 0 1 4 1.6v14.4a14 9 0 0 1-4 1.6z"
      />
      <path className={styles.line} d="M42 31l4-4M42 33l5-1" />
    </g>,
  ],
  [
    /baytar|veterin|ветерин/,
    <g key="veterinary">
      <path className={styles.gold} d="M17 20c-5-1-8-4-8-8 5 0 8 2 10 5zM39 20c5-1 8-4 8-8-5 0-8 2-10 5z" />
      <path
        className={styles.soil}
        d="M16 18c3-4 7-5 12-5s9 1 12 5c1 9-2 15-4 20-2 6-14 6-16 0-2-5-5-11-4-20z"
      />
      <path className={styles.red} d="M26 21h4v4h4v4h-4v4h-4v-4h-4v-4h4z" />
    </g>,
  ],
  [
    /heyvan|maldar|livestock|cattle|animal|живот|скот/,
    <g key="cattle">
      <path className={styles.gold} d="M15 19c-6-1-8-5-7-9 5 1 8 3 9 7zM41 19c6-1 8-5 7-9-5 1-8 3-9 7z" />
      <path
        className={styles.soil}
        d="M15 17c4-3 8-4 13-4s9 1 13 4c1 8-2 15-4 20-3 7-15 7-18 0-2-5-5-12-4-20z"
      />
      <ellipse className={styles.glass} cx="28" cy="38" rx="8" ry="5.5" />
      <path
        className={styles.dark}
        d="M22 24a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM34 24a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM25 37a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM31 37a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z"
      />
    </g>,
  ],
  [
    /quş|poultry|птиц/,
    <g key="poultry">
      <path
        className={styles.gold}
        d="M12 30c8 0 10-4 12-9 2-6 9-8 13-4l5 3-5 3c1 12-5 19-13 19-7 0-11-5-12-12z"
      />
      <path className={styles.red} d="M30 15c0-4 2-6 4-6 1 2 3 2 4 4 0 2-2 3-3 3zM42 20l4 1-4 2z" />
      <path className={styles.line} d="M22 42v5M28 42v5" />
    </g>,
  ],
  [
    /pambıq|cotton|хлоп/,
    <g key="cotton">
      <path className={styles.stem} d="M28 48V34" />
      <path
        className={styles.soil}
        d="M28 38c-9 0-14-5-15-12 6 1 12 4 15 12zM28 38c9 0 14-5 15-12-6 1-12 4-15 12z"
      />
      <g className={styles.glass}>
        <circle cx="21" cy="24" r="7" />
        <circle cx="35" cy="24" r="7" />
        <circle cx="28" cy="17" r="7" />
        <circle cx="28" cy="28" r="7" />
      </g>
    </g>,
  ],
  [
    /balıq|fish|aquacult|рыб/,
    <g key="fish">
      <path className={styles.water} d="M9 28c6-9 21-11 30-1l8-7v17l-8-7c-9 9-24 7-30-2z" />
      <circle className={styles.dark} cx="18" cy="26" r="2" />
    </g>,
  ],
  [
    /torpaq|gübrə|soil|fertili|почв|удобр/,
    <g key="soil">
      <path className={styles.soil} d="M8 34h40c-2 9-10 15-20 15S10 43 8 34z" />
      <path className={styles.stem} d="M28 34V18" />
      <path
        className={styles.green}
        d="M28 24c-8 1-12-3-13-10 8-1 12 3 13 10zM28 20c1-7 5-11 13-10 0 7-5 11-13 10z"
      />
    </g>,
  ],
  [
    /mühafizə|protection|pest|защит/,
    <g key="protection">
      <path className={styles.green} d="M28 9l16 5v12c0 10-7 17-16 21-9-4-16-11-16-21V14z" />
      <path className={styles.glass} d="M28 38c-8-4-10-12-4-20 8 4 10 12 4 20zM28 38V26" />
    </g>,
  ],
  [
    /texnika|mexanik|machin|tractor|техник|механ/,
    <g key="tractor">
      <path className={styles.red} d="M16 22h10l3 8h12v8H16z" />
      <path className={styles.glass} d="M18 13h9l4 17H18z" />
      <circle className={styles.dark} cx="20" cy="38" r="9" />
      <circle className={styles.gold} cx="20" cy="38" r="4" />
      <circle className={styles.dark} cx="40" cy="41" r="6" />
      <circle className={styles.gold} cx="40" cy="41" r="2.5" />
    </g>,
  ],
  [
    /iqtisad|biznes|maliyy|subsid|econom|business|finance|market|экон|бизнес|финанс|предприним/,
    <g key="market">
      <path className={styles.gold} d="M14 26h28l-3 19H17z" />
      <path className={styles.line} d="M18 26l7-13M38 26l-7-13M24 31v9M32 31v9" />
    </g>,
  ],
];
