import { z } from "zod";

const port = z.coerce
  .number("must be a port number")
  .int("must be a port number")
  .min(1, "must be a port number, from 1")
  .max(65_535, "must be a port number, up to 65535");

const shape = z.object({
  /** A PostgreSQL of one's own, in place of the bundled one. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, "must look like postgres://user:password@host:5432/database")
    .optional(),
  /** What an empty database is filled with. */
  SEED: z.enum(["demo", "none"], "must be demo or none").default("demo"),
  API_PORT: port.default(4000),
  WEB_PORT: port.default(3000),
  /** Names the data that the bundled PostgreSQL keeps: portals of different names run side by side. */
  PORTAL_NAME: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, "must be a short word of small letters")
    .default("portal"),
  /** Whether the bundled PostgreSQL keeps the data of the last time, or begins anew. */
  PORTAL_DATA: z.enum(["kept", "new"], "must be kept or new").default("kept"),
});

export type Settings = z.infer<typeof shape>;

/**
 * The settings of a portal on this machine, from the environment. A variable that is empty counts as not set.
 *
 * @throws Error with one line that names each bad variable and says what it must be.
 */
export function readSettings(variables: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));
}
