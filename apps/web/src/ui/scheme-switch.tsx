"use client";

import { IconMoonStars, IconSun } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { chooseScheme, currentScheme, watchScheme } from "./scheme.ts";
import styles from "./scheme-switch.module.css";

/** Turns the light of the page down and up again. */
export function SchemeSwitch({ label }: { label: string }) {
  // The server does not know the light; its HTML claims neither.
  const scheme = useSyncExternalStore(watchScheme, currentScheme, () => null);
  return (
    <button
      type="button"
      className={styles.button}
      aria-pressed={scheme === null ? undefined : scheme === "dark"}
      aria-label={label}
      onClick={() => chooseScheme(scheme === "dark" ? "light" : "dark")}
    >
      <IconSun className={styles.sun} aria-hidden />
      <IconMoonStars className={styles.moon} aria-hidden />
    </button>
  );
}
