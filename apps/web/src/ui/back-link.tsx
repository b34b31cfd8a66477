import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "#i18n/navigation.ts";
import styles from "./back-link.module.css";

/** The way from a page to the one above it. */
export const BackLink = ({ href, label }: { href: string; label: string }) => (
  <Link className={styles.back} href={href}>
    <IconArrowLeft size={20} aria-hidden />
    {label}
  </Link>
);
