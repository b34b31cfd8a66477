import { Prisma } from "@agrar/db";
import { all, everything, sqlWhere } from "@agrar/db/where";
import type { Context, Person, Viewer } from "../context.ts";
import { withinDays } from "../list/days.ts";
import { localized, page } from "../list/page.ts";
import type { Page } from "../list/schema.ts";
import * as training from "../training/policy.ts";
import { isModerator } from "./policy.ts";
import type { OwnRating, RatedTraining, Rating, RatingListInput } from "./schema.ts";

/** A page of the ratings there are for the viewer: one statement. */
export async function listRatings({ db, viewer }: Context, input: RatingListInput): Promise<Page<Rating>> {
  const moderates = isModerator(viewer);
  const forModerators = (column: string) =>
    moderates ? Prisma.raw(column) : Prisma.raw(`null::${column.endsWith(".id") ? "int" : "text"}`);
  return page<Rating>(
    db,
    {
      from: Prisma.sql`ratings g`,
      id: "g.id",
      where: [
        ofTrainings(
          all([sqlWhere(training.visibleTo(viewer), "t"), sqlWhere({ trainerId: input.trainerId }, "t")]),
        ),
        sqlWhere(filter(viewer, input), "g"),
      ],
      sort: { key: "g.created_at", type: "timestamptz" },
      item: Prisma.sql`
        g.id, g.stars, ${moderates ? Prisma.sql`g.comment` : Prisma.sql`case when g.hidden_at is null then g.comment end`} as "comment",
        g.created_at as "createdAt", g.updated_at as "updatedAt",
        (select json_build_object('id', t.id, 'title', ${Prisma.raw(localized("t.title", input.lang))})
           from trainings t where t.id = g.training_id) as "training",
        (select json_build_object('id', ${forModerators("u.id")}, 'firstName', u.first_name, 'lastName', ${forModerators("u.last_name")})
           from users u where u.id = g.user_id) as "author",
        ${moderates ? Prisma.sql`g.hidden_at` : Prisma.sql`null`} as "hiddenAt",
        ${moderates ? Prisma.sql`g.hidden_reason` : Prisma.sql`null`} as "hiddenReason"`,
    },
    input,
  );
}

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">;

/**
 * The viewer's rating of a training, and whether they may rate it: whose registration is not declined, and completed or with a lesson
 * completed (domain 3.4). Nobody rates their own training, for they cannot register in it. One statement.
 */
export async function ownRating(
  { db, viewer }: { db: Reader; viewer: Person },
  { trainingId }: RatedTraining,
): Promise<OwnRating> {
  const [row] = await db.$queryRaw<[OwnRating]>`
    select exists (
             select from registrations r
              where r.user_id = ${viewer.id} and r.training_id = ${trainingId} and r.status <> 'REJECTED'
                and (r.status = 'COMPLETED' or exists (
                  select from lesson_progress p where p.registration_id = r.id and p.status = 'COMPLETED'))) as "mayRate",
           (select json_build_object('id', g.id, 'stars', g.stars, 'comment', g.comment, 'hiddenReason', g.hidden_reason,
                     'updatedAt', g.updated_at)
              from ratings g where g.user_id = ${viewer.id} and g.training_id = ${trainingId}) as rating`;
  return row;
}

/** Without a condition on the training, it is not looked at. */
const ofTrainings = (condition: Prisma.Sql) =>
  condition === everything
    ? everything
    : Prisma.sql`g.training_id in (select t.id from trainings t where ${condition})`;

function filter(viewer: Viewer, input: RatingListInput): Prisma.RatingWhereInput {
  const moderates = isModerator(viewer);
  return {
    id: input.ids && { in: input.ids },
    trainingId: input.trainingId,
    stars: input.stars,
    createdAt: withinDays(input),
    AND: [
      input.commented ? { comment: { not: null }, ...(moderates ? {} : { hiddenAt: null }) } : {},
      // What is hidden is not told apart from what has no comment.
      input.hidden ? (moderates ? { hiddenAt: { not: null } } : { id: { in: [] } }) : {},
    ],
  } as Prisma.RatingWhereInput;
}
