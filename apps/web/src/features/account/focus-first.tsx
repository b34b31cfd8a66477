import { type ReactNode, useEffect, useRef } from "react";

/** What takes the place of something else: who was there goes on in its first field. */
export function FocusFirst({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector<HTMLElement>("input:not([hidden]), button")?.focus(), []);
  return <div ref={frame}>{children}</div>;
}
