import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState } from "react";

/**
 * What is typed into a field that narrows down a list, and its way into the address, `pause` milliseconds after the last letter. Whoever
 * presses a link before that goes there: the address would change on the way, and Next.js then stays where it is.
 */
export function useDraft(value: string, commit: (text: string) => void, pause: number) {
  // What is typed and not in the address yet; null while that is the truth.
  const [draft, setDraft] = useState<string | null>(null);
  const later = useDebouncedCallback((text: string) => {
    setDraft(null);
    commit(text);
  }, pause);
  const isOpen = draft !== null;
  useEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: MouseEvent) => {
      if (!(target instanceof Element && target.closest("a[href]:not([target])"))) return;
      later.cancel();
      setDraft(null);
    };
    document.addEventListener("click", leave, true);
    return () => document.removeEventListener("click", leave, true);
  }, [isOpen, later]);
  return {
    shown: draft ?? value,
    type(text: string) {
      setDraft(text);
      later(text);
    },
    /** Into the address at once. */
    now(text: string) {
      later.cancel();
      setDraft(null);
      commit(text);
    },
  };
}
