import { z } from "zod";

/** What the web server is told by its surroundings, checked when it starts. */
const environment = z.object({
  /** Where the built pages are served. */
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Where the API is, for the server and for the browser's calls that it passes on. */
  API_URL: z.url().default("http://127.0.0.1:4000"),
  /** The portal's public address: in canonical links, the site map and previews of shared pages. */
  SITE_URL: z.url().default("http://localhost:3000"),
  /** The proxies in front whose word about a client's address counts, as for the API. */
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[\da-fA-F.:/]+(\s*,\s*[\da-fA-F.:/]+)*$/, "must be addresses like 10.0.0.1 or 10.0.0.0/8")
    .default("127.0.0.1"),
});

const parsed = environment.safeParse(process.env);
if (!parsed.success) throw new Error(`The environment does not fit:\n${z.prettifyError(parsed.error)}`);

export const env = parsed.data;
