"use client";

import type { ReactNode } from "react";
import { Link, usePathname } from "#i18n/navigation.ts";

/** A link of the main menu, marked while its section is open. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const pathname = usePathname();
  const here = pathname === href ? "page" : pathname.startsWith(`${href}/`) ? "true" : undefined;
  return (
    <Link href={href} aria-current={here} prefetch={false}>
      {children}
    </Link>
  );
}
