import { Prisma } from "@agrar/db";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { readsMailbox } from "../mail/policy.ts";
import { unreadOf } from "../notice/queries.ts";
import { ownPreferences } from "../preference/queries.ts";
import type { PersonContext } from "../trpc.ts";
import type { Account, ViewerCard } from "./schema.ts";

/** Who is signed in, for the top of every page; null for everybody else. */
export async function viewerOf({ db, viewer, settings }: Context): Promise<ViewerCard> {
  if (!("id" in viewer)) return null;
  const [card] = await db.$queryRaw<
    Omit<NonNullable<ViewerCard>, "role" | "withheldRole" | "readsMailbox">[]
  >`
    select u.id, u.first_name as "firstName", u.last_name as "lastName", u.language, f.url as "photoUrl",
           ${unreadOf(Prisma.sql`u.id`)} as "unreadNotices"
      from users u left join files f on f.id = u.photo_id
     where u.id = ${viewer.id}`;
  if (!card) return null;
  return {
    ...card,
    role: viewer.role,
    withheldRole: withheldOf(viewer),
    readsMailbox: readsMailbox({ viewer, settings }),
  };
}

/** One's own account. */
export async function ownAccount({ db, viewer, settings }: PersonContext): Promise<Account> {
  const user = await db.user.findUnique({
    where: { id: viewer.id },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      fatherName: true,
      phone: true,
      region: true,
      profession: true,
      language: true,
      email: true,
      emailVerified: true,
      role: true,
      twoFactorEnabled: true,
      createdAt: true,
      photo: { select: { url: true } },
      credentials: { where: { providerId: "credential" }, select: { id: true } },
      twoFactors: { where: { verified: true }, select: { id: true } },
    },
  });
  if (!user) throw new AppError("NOT_FOUND", "account.notFound");
  const { photo, credentials, twoFactors, twoFactorEnabled, role, createdAt, ...own } = user;
  return {
    ...own,
    role: viewer.role,
    withheldRole: withheldOf(viewer),
    photoUrl: photo?.url ?? null,
    hasPassword: credentials.length > 0,
    secondFactor: {
      enabled: twoFactorEnabled,
      hasApp: twoFactorEnabled && twoFactors.length > 0,
      required: role !== "LEARNER" && (settings?.secondFactorRoles ?? []).includes(role),
    },
    createdAt: createdAt.toISOString(),
  };
}

const withheldOf = (viewer: PersonContext["viewer"]) =>
  viewer.role === "LEARNER" ? (viewer.withheld ?? null) : null;

/** Ways to sign in that this portal has beside the password. */
export const waysToSignIn = ({ settings }: Context) => ({
  identityProvider: settings?.identityProvider ?? null,
});

/** All that the portal knows of a person, for them to take away: what they gave, what they did, what was done to their account. */
export async function exportOwn(ctx: PersonContext) {
  const { db, viewer } = ctx;
  const { id } = viewer;
  const [user, registrations, attempts, files, notices, sessions, preferences, log] = await Promise.all([
    db.user.findUnique({
      where: { id },
      select: {
        firstName: true,
        lastName: true,
        fatherName: true,
        username: true,
        email: true,
        emailVerified: true,
        phone: true,
        region: true,
        birthDate: true,
        gender: true,
        howDidYouHear: true,
        role: true,
        profession: true,
        language: true,
        lastLoginAt: true,
        createdAt: true,
        trainer: {
          select: {
            specialty: true,
            description: true,
            experienceYears: true,
            experienceMonths: true,
            specializations: true,
            qualifications: true,
          },
        },
        ratings: {
          orderBy: { id: "asc" },
          select: {
            training: { select: { id: true, title: true } },
            stars: true,
            comment: true,
            hiddenReason: true,
            createdAt: true,
            updatedAt: true,
          },
        },
      },
    }),
    db.registration.findMany({
      where: { userId: id },
      orderBy: { id: "asc" },
      select: {
        training: { select: { id: true, title: true } },
        status: true,
        registeredAt: true,
        startedAt: true,
        completedAt: true,
        cancelledAt: true,
        percent: true,
        lastActivityAt: true,
        progress: {
          orderBy: { id: "asc" },
          select: {
            lesson: { select: { id: true, title: true } },
            status: true,
            secondsSpent: true,
            positionSeconds: true,
            openedAt: true,
            notes: true,
            lastAccessedAt: true,
            completedAt: true,
          },
        },
      },
    }),
    db.examAttempt.findMany({
      where: { userId: id },
      orderBy: { id: "asc" },
      select: {
        exam: { select: { id: true, title: true } },
        attemptNumber: true,
        status: true,
        score: true,
        startedAt: true,
        finishedAt: true,
        gradedAt: true,
      },
    }),
    db.file.findMany({
      where: { ownerId: id, purpose: "PROFILE_PHOTO" },
      orderBy: { id: "asc" },
      select: { url: true, name: true, mime: true, createdAt: true },
    }),
    db.notice.findMany({
      where: { userId: id },
      orderBy: { id: "asc" },
      select: { kind: true, title: true, body: true, path: true, readAt: true, createdAt: true },
    }),
    db.session.findMany({
      where: { userId: id },
      orderBy: { id: "asc" },
      select: { startedAt: true, expiresAt: true, ipAddress: true, userAgent: true },
    }),
    ownPreferences(ctx),
    db.auditEntry.findMany({
      where: { OR: [{ userId: id }, { entity: "user", entityId: String(id) }] },
      orderBy: { id: "asc" },
      select: {
        at: true,
        action: true,
        entity: true,
        entityId: true,
        changes: true,
        address: true,
        userId: true,
      },
    }),
  ]);
  // Where an admin did something from is the admin's.
  const ownLog = log.map(({ userId, address, ...entry }) => ({
    ...entry,
    address: userId === id ? address : null,
  }));
  return { profile: user, registrations, attempts, files, notices, sessions, preferences, log: ownLog };
}
