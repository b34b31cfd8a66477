import type { Db, Prisma } from "@agrar/db";
import type { PersonContext } from "../trpc.ts";
import {
  type Channel,
  channels,
  type Family,
  families,
  homeZone,
  type Pace,
  type Preferences,
} from "./schema.ts";

/** What one wants to hear, and when. */
export const ownPreferences = ({ db, viewer }: PersonContext): Promise<Preferences> =>
  preferencesOf(db, viewer.id);

/** What a person wants to hear, and when. Who has said nothing hears everything at once, and of no category. */
export async function preferencesOf(db: Db | Prisma.TransactionClient, userId: number): Promise<Preferences> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: {
      preferences: { select: { family: true, channel: true, pace: true } },
      categorySubscriptions: {
        where: { category: { isActive: true } },
        orderBy: { categoryId: "asc" },
        select: { categoryId: true },
      },
      quietTime: { select: { quietFrom: true, quietUntil: true, timeZone: true } },
    },
  });
  const { preferences = [], categorySubscriptions = [], quietTime = null } = user ?? {};
  const paceOf = (family: Family, channel: Channel): Pace =>
    preferences.find((one) => one.family === family && one.channel === channel)?.pace ?? "AT_ONCE";
  const byChannel = (family: Family) =>
    Object.fromEntries(channels.map((channel) => [channel, paceOf(family, channel)]));
  return {
    paces: Object.fromEntries(families.map((family) => [family, byChannel(family)])) as Preferences["paces"],
    categories: categorySubscriptions.map(({ categoryId }) => categoryId),
    quietFrom: clockOf(quietTime?.quietFrom),
    quietUntil: clockOf(quietTime?.quietUntil),
    timeZone: quietTime?.timeZone ?? homeZone,
  };
}

/** A time of day as it is typed; the database's library has it as a moment of 1970. */
const clockOf = (time: Date | null | undefined) => time?.toISOString().slice(11, 16) ?? null;
