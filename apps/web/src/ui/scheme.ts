/** Where the choice of light or dark is kept, and the mark on the page: the names that Mantine knows them by. */
const key = "mantine-color-scheme-value";

export type Scheme = "light" | "dark";

/**
 * Sets the light of the page before anything of it is drawn. Who has chosen nothing gets what their system has.
 * Runs as it stands in the page's head, where nothing else of the portal is loaded yet.
 */
export const schemeScript = `(()=>{let c;try{c=localStorage.getItem("${key}")}catch{}document.documentElement.dataset.mantineColorScheme=c==="light"||c==="dark"?c:matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"})()`;

const system = () => matchMedia("(prefers-color-scheme: dark)");
const systemScheme = (): Scheme => (system().matches ? "dark" : "light");

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export const currentScheme = (): Scheme =>
  document.documentElement.dataset.mantineColorScheme === "dark" ? "dark" : "light";

/** Changes the light and keeps the choice; who chooses what the system has anyway follows the system again. */
export function chooseScheme(scheme: Scheme) {
  document.documentElement.dataset.mantineColorScheme = scheme;
  try {
    if (scheme === systemScheme()) localStorage.removeItem(key);
    else localStorage.setItem(key, scheme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Calls back when the light changes, and lets the page follow the system while nobody has chosen. */
export function watchScheme(changed: () => void): () => void {
  const follow = () => {
    if (stored() === null) document.documentElement.dataset.mantineColorScheme = systemScheme();
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
  system().addEventListener("change", follow);
  follow(); // it may have changed since the page's head was read
  return () => {
    observer.disconnect();
    system().removeEventListener("change", follow);
  };
}
