import { useEffect, useState } from "react";

/**
 * What a link from a letter carries behind `#`, once the page is in a browser; null before. It is taken out of the address, so
 * that it stays neither on the screen nor in the history.
 */
export function useSecret(): Record<string, string> | null {
  const [secret, setSecret] = useState<Record<string, string> | null>(null);
  useEffect(() => {
    const { hash, pathname, search } = window.location;
    setSecret((before) => before ?? Object.fromEntries(new URLSearchParams(hash.slice(1))));
    if (hash) window.history.replaceState(null, "", pathname + search);
  }, []);
  return secret;
}
