import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { Db } from "@agrar/db";

export type Role = "LEARNER" | "ADMIN";

/** The addresses of people that a load brings along, by which they are found and removed. */
const domain = "load.agrar.example";

/**
 * Removes the people of a load with what they did, those too that a load which was killed left behind. Of who registered the log
 * of the portal tells, and it forgets nobody: they stay, without a way in.
 */
export async function removePeople(db: Db): Promise<void> {
  const ofLoad = { email: { endsWith: `@${domain}` } };
  await db.session.deleteMany({ where: { user: ofLoad } });
  await db.$executeRaw`
    delete from facts where subject in (
      select 'registration:' || r.id from registrations r join users u on u.id = r.user_id where u.email like ${`%@${domain}`})`;
  await db.lessonProgress.deleteMany({ where: { registration: { user: ofLoad } } });
  await db.registration.deleteMany({ where: { user: ofLoad } });
  await db.user.deleteMany({ where: { ...ofLoad, auditEntries: { none: {} } } });
  await db.user.updateMany({ where: ofLoad, data: { isActive: false } });
}

/**
 * Makes people who are signed in, and resolves with their cookies. A sign-in costs half a second of processor on purpose, so that
 * two hundred of them would measure nothing else: sessions are written to the database, and signed as the portal does it.
 */
export async function signedInPeople(
  db: Db,
  secret: string,
  wished: Record<Role, number>,
): Promise<Record<Role, string[]>> {
  const load = randomUUID();
  const cookies: Record<Role, string[]> = { LEARNER: [], ADMIN: [] };
  for (const role of ["LEARNER", "ADMIN"] as const) {
    const users = await db.user.createManyAndReturn({
      data: Array.from({ length: wished[role] }, (_, n) => ({
        firstName: "Aysel",
        lastName: `Məmmədova ${n + 1}`,
        email: `${role.toLowerCase()}${n + 1}.${load}@${domain}`,
        emailVerified: true,
        role,
      })),
      select: { id: true },
    });
    const sessions = users.map(({ id }) => ({
      userId: id,
      token: randomBytes(24).toString("base64url"),
      expiresAt: new Date(Date.now() + 3_600_000),
    }));
    await db.session.createMany({ data: sessions });
    cookies[role] = sessions.map(({ token }) => {
      const signature = createHmac("sha256", secret).update(token).digest("base64");
      return `agrar.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
    });
  }
  return cookies;
}
