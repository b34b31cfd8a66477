import type { ReactNode } from "react";
import { NavLink } from "./nav-link.tsx";
import styles from "./section-frame.module.css";

type Props = {
  /** What the sections are of. */
  label: string;
  sections: { href: string; label: string; icon: ReactNode }[];
  children: ReactNode;
};

/** A part of the portal with sections of its own: beside the page where there is room, a strip above it on a phone. */
export const SectionFrame = ({ label, sections, children }: Props) => (
  <div className={styles.frame}>
    <nav className={styles.nav} aria-labelledby="sections">
      <p id="sections" className={styles.label}>
        {label}
      </p>
      <ul>
        {sections.map(({ href, label, icon }) => (
          <li key={href}>
            <NavLink href={href} alone={sections.some((other) => other.href.startsWith(`${href}/`))}>
              {icon}
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
    <div className={styles.page}>{children}</div>
  </div>
);
