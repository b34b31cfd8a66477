"use client";

import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useMediaQuery, useMounted } from "@mantine/hooks";
import { IconMoonStars, IconSun } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import styles from "./scheme-switch.module.css";

/**
 * Turns the light on and off. Who chooses what the system has anyway follows the system again.
 */
export function SchemeSwitch() {
  const t = useTranslations("site");
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  // What is stored is known only here; the server's HTML must not claim either.
  const mounted = useMounted();
  const systemDark = useMediaQuery("(prefers-color-scheme: dark)");
  const toggle = () => setColorScheme(!dark === systemDark ? "auto" : dark ? "light" : "dark");
  return (
    <button
      type="button"
      className={styles.button}
      aria-pressed={mounted ? dark : undefined}
      aria-label={t("dark")}
      onClick={toggle}
    >
      <IconSun className={styles.sun} aria-hidden />
      <IconMoonStars className={styles.moon} aria-hidden />
    </button>
  );
}
