import type { Metadata } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The pages where people land when they have signed in. */
export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
