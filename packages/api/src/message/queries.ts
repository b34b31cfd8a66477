import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import { AppError } from "../error.ts";
import { page } from "../list/page.ts";
import type { Page } from "../list/schema.ts";
import { editableBy } from "../training/policy.ts";
import type { PersonContext } from "../trpc.ts";
import { isOf, registrantsOf } from "./audience.ts";
import { visibleTo } from "./policy.ts";
import {
  audiences,
  type Message,
  type MessageListInput,
  type MessageReach,
  type MessageReachInput,
} from "./schema.ts";

/**
 * How many registrants of a training a message of the viewer's would be for, of each audience: one statement.
 *
 * @throws AppError `training.notFound` unless it is theirs to run.
 */
export async function messageReach(
  { db, viewer }: PersonContext,
  { trainingId }: MessageReachInput,
): Promise<MessageReach> {
  const counts = audiences.map(
    (audience) =>
      Prisma.sql`count(*) filter (where ${isOf(audience)})::int as ${Prisma.raw(`"${audience}"`)}`,
  );
  const [row] = await db.$queryRaw<{ reach: MessageReach }[]>`
    select (select to_json(c) from (select ${Prisma.join(counts)} from ${registrantsOf(trainingId, viewer.id)}) c) as reach
      from trainings t
     where ${sqlWhere({ id: trainingId, AND: editableBy(viewer) } satisfies Prisma.TrainingWhereInput, "t")}`;
  if (!row) throw new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
  return row.reach;
}

/** A page of the messages that were sent to registrants of the viewer's trainings: one statement. */
export const listMessages = (
  { db, viewer }: PersonContext,
  input: MessageListInput,
): Promise<Page<Message>> =>
  page<Message>(
    db,
    {
      from: Prisma.sql`training_messages m join trainings t on t.id = m.training_id`,
      id: "m.id",
      where: [
        sqlWhere(visibleTo(viewer), "m", { training: { alias: "t" } }),
        sqlWhere(
          {
            id: input.ids && { in: input.ids },
            trainingId: input.trainingId,
          } as Prisma.TrainingMessageWhereInput,
          "m",
        ),
      ],
      sort: { key: "m.created_at", type: "timestamptz" },
      item: Prisma.sql`
        m.id, m.training_id as "trainingId", m.audience, m.texts, m.created_at as "createdAt",
        (select json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name)
           from users u where u.id = m.author_id) as "author",
        (select count(*)::int from training_message_recipients p where p.message_id = m.id) as "recipients",
        ${had("NOTICE")} as "notices", ${had("MAIL")} as "letters"`,
    },
    input,
  );

const had = (channel: "NOTICE" | "MAIL") => Prisma.sql`
  (select (select count(*)::int from deliveries d
            where d.fact_id = f.id and d.channel = ${channel}::"Channel" and d.state in ('SENT', 'DELIVERED'))
     from facts f where f.subject = 'message:' || m.id)`;
