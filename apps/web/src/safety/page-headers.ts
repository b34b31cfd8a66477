/** The header by which the proxy tells the page its nonce: Next.js reads it from the policy, the layout from here. */
export const nonceHeader = "x-nonce";

/** The header by which the proxy tells the page its own address, path and search, as the reader has it. */
export const addressHeader = "x-address";

/**
 * The header by which the web server asks for what stands in place of a page: the status of the answer, 404 or 500, and the number of
 * the error where it has one. No reader can send it.
 */
export const insteadHeader = "x-instead";

type Surroundings = {
  /** Marks the scripts of this one answer: random, and never used again. */
  nonce: string;
  /** The portal's public address. */
  siteUrl: string;
  /** Whether the pages are served from their sources. */
  dev: boolean;
};

/** What a browser is told to refuse on behalf of every page. */
export function pageHeaders({ nonce, siteUrl, dev }: Surroundings) {
  return {
    "content-security-policy": contentSecurityPolicy(nonce, dev),
    // Other sites learn from where a reader comes, never which page or what was searched for.
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    // A promise that nobody who is reached over plain HTTP could keep. The API promises the same.
    ...(new URL(siteUrl).protocol === "https:" && {
      "strict-transport-security": "max-age=31536000; includeSubDomains",
    }),
  };
}

function contentSecurityPolicy(nonce: string, dev: boolean): string {
  const directives: Record<string, string> = {
    "default-src": "'self'",
    // A script runs when it has the nonce, or was loaded by one that has. React's messages in development need `eval`.
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // React writes `style` attributes into the HTML, and those cannot carry a nonce. A style runs nothing.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    // Recordings of lessons are where their trainers keep them.
    "media-src": "'self' https:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map((directive) => directive.join(" "))
    .join("; ");
}
