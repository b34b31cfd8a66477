import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { recordFact } from "../fact.ts";
import { freeSeats } from "../seats.ts";
import type { PersonContext } from "../trpc.ts";
import { decidableBy } from "./policy.ts";
import { holdRegistration } from "./queries.ts";
import type { RegistrationRef, RegistrationStatus } from "./schema.ts";

/**
 * Grants a request: with a seat while there is one, else at the end of the waitlist, from where no further decision is needed. A
 * request that was declined can be granted after all. What is granted stays so.
 *
 * @throws AppError `registration.notFound` unless it is in a training that one runs, `registration.notPending`.
 */
export async function approveRegistration(ctx: PersonContext, { id }: RegistrationRef): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { status: before, training } = await holdRegistration(tx, { id, AND: decidableBy(ctx.viewer) });
    if (before === "APPROVED" || before === "WAITLISTED") return;
    if ((before !== "PENDING" && before !== "REJECTED") || training.status !== "PUBLISHED")
      throw notPending();
    const status = (await freeSeats(tx, training)) > 0 ? "APPROVED" : "WAITLISTED";
    await tx.registration.update({
      where: { id },
      data: { status, approvedById: ctx.viewer.id },
      select: { id: true },
    });
    const fact = status === "APPROVED" ? "registration/confirmed" : "registration/waitlisted";
    await recordFact(tx, ctx, fact, { registrationId: id });
    await record(tx, ctx, entry("registration.approve", id, before, status));
  });
}

/**
 * Declines a request, or takes somebody off the waitlist. What is declined stays so.
 *
 * @throws AppError `registration.notFound` unless it is in a training that one runs, `registration.notPending`.
 */
export async function rejectRegistration(ctx: PersonContext, { id }: RegistrationRef): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { status: before } = await holdRegistration(tx, { id, AND: decidableBy(ctx.viewer) });
    if (before === "REJECTED") return;
    if (before !== "PENDING" && before !== "WAITLISTED") throw notPending();
    await tx.registration.update({ where: { id }, data: { status: "REJECTED" }, select: { id: true } });
    await recordFact(tx, ctx, "registration/rejected", { registrationId: id });
    await record(tx, ctx, entry("registration.reject", id, before, "REJECTED"));
  });
}

const notPending = () => new AppError("CONFLICT", "registration.notPending", { field: "id" });

const entry = (action: string, entityId: number, before: RegistrationStatus, after: RegistrationStatus) => ({
  action,
  entity: "registration",
  entityId,
  before: { status: before },
  after: { status: after },
});
