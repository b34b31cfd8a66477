export const lights = ["light", "dark"] as const;
export type Light = (typeof lights)[number];

/**
 * A letter as a mail program shows it that is set to light or dark, whatever the browser that shows it here is set to. Its links lead
 * to a window of their own, which a frame without rights cannot open.
 */
export const inLight = (html: string, light: Light): string =>
  html
    .replaceAll("(prefers-color-scheme: dark)", light === "dark" ? "all" : "not all")
    .replace("<head>", '<head><base target="_blank"/>');
