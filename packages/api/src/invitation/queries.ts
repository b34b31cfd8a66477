import { Prisma } from "@agrar/db";
import { everything, sqlWhere } from "@agrar/db/where";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { take } from "../limit.ts";
import { foundBy, page } from "../list/page.ts";
import type { Page } from "../list/schema.ts";
import { networkOf } from "../network.ts";
import type { AdminContext } from "../trpc.ts";
import { inState } from "./policy.ts";
import type { Invitation, InvitationListInput, InvitationToken, OpenInvitation } from "./schema.ts";
import { hashOf } from "./token.ts";

/** A page of invitations: one statement. */
export async function listInvitations(
  { db, now }: AdminContext,
  input: InvitationListInput,
): Promise<Page<Invitation>> {
  return page<Invitation>(
    db,
    {
      from: Prisma.sql`invitations i`,
      id: "i.id",
      where: [
        input.state ? sqlWhere(inState(now)[input.state], "i") : everything,
        sqlWhere({ id: input.ids && { in: input.ids } }, "i"),
      ],
      found: foundBy(input.search, select),
      sort: { key: "i.created_at", type: "timestamptz" },
      item: Prisma.sql`
        i.id, i.email, i.first_name as "firstName", i.last_name as "lastName", i.role,
        case when i.accepted_at is not null then 'ACCEPTED' when i.revoked_at is not null then 'REVOKED'
             when i.expires_at <= ${now} then 'EXPIRED' else 'OPEN' end as "state",
        (select json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name)
           from users u where u.id = i.invited_by_id) as "invitedBy",
        i.created_at as "createdAt", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt"`,
    },
    input,
  );
}

const select = (word: string) => Prisma.sql`
  select id from invitations where fold(concat(' ', first_name, ' ', last_name, ' ', email)) like '% ' || fold(${word}) || '%'`;

/**
 * The invitation that a link carries, for the person invited.
 *
 * @throws AppError `invitation.notFound` when there is none that is open; `limit.reached` for who tries many.
 */
export async function invitationByToken(
  { db, now, origin }: Context,
  { token }: InvitationToken,
): Promise<OpenInvitation> {
  if (origin) await take(db, "invitationTry", networkOf(origin.address));
  const found = await db.invitation.findFirst({
    where: { tokenHash: hashOf(token), AND: inState(now).OPEN },
    select: { email: true, firstName: true, lastName: true, role: true },
  });
  if (!found || found.role === "LEARNER") throw new AppError("NOT_FOUND", "invitation.notFound");
  return { ...found, role: found.role };
}
