import Bowser from "bowser";

/** Most characters that are looked at, and most that a name has: of an unknown browser any word may be taken for it. */
const most = { userAgent: 500, name: 40 };

/**
 * What a browser says it is, in words that its owner knows: `Firefox 140` and `Windows`. A browser may say anything, so this is
 * there to recognise one's own by, not to decide by.
 */
export function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent.slice(0, most.userAgent));
  const [version] = browser.version?.split(".") ?? [];
  const named = browser.name && browser.name.length <= most.name;
  return {
    browser: named ? [browser.name, version].filter(Boolean).join(" ") : null,
    system: os.name || null,
  };
}
