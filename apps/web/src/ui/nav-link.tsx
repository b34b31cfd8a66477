"use client";

import type { ReactNode } from "react";
import { Link, usePathname } from "#i18n/navigation.ts";

type Props = {
  href: string;
  /** Whether pages below its address belong to others. */
  alone?: boolean;
  children: ReactNode;
};

/** A link of a menu, marked while its section is open. */
export function NavLink({ href, alone = false, children }: Props) {
  const pathname = usePathname();
  const within = !alone && pathname.startsWith(`${href}/`);
  const here = pathname === href ? "page" : within ? "true" : undefined;
  return (
    <Link href={href} aria-current={here} prefetch={false}>
      {children}
    </Link>
  );
}
