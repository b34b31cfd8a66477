import { NavLink } from "./nav-link.tsx";
import styles from "./tabs.module.css";

/** The pages of one thing, side by side. */
export const Tabs = ({ label, tabs }: { label: string; tabs: { href: string; label: string }[] }) => (
  <nav className={styles.tabs} aria-label={label}>
    {tabs.map(({ href, label }) => (
      <NavLink key={href} href={href} alone={tabs.some((other) => other.href.startsWith(`${href}/`))}>
        {label}
      </NavLink>
    ))}
  </nav>
);
