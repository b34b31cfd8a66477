import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import { page } from "../list/page.ts";
import type { Page } from "../list/schema.ts";
import type { PersonContext } from "../trpc.ts";
import { ownedBy } from "./policy.ts";
import { countedUnread, type Notice, type NoticeListInput, type NoticeState, newestShown } from "./schema.ts";

const item = Prisma.sql`n.id, n.kind, n.title, n.body, n.path, n.read_at as "readAt", n.created_at as "createdAt"`;

/** A page of one's notices, in the order in which they came. */
export const listNotices = ({ db, viewer }: PersonContext, input: NoticeListInput): Promise<Page<Notice>> =>
  page<Notice>(
    db,
    {
      from: Prisma.sql`notices n`,
      id: "n.id",
      where: [
        sqlWhere(ownedBy(viewer), "n"),
        ...(input.unread === undefined
          ? []
          : [input.unread ? Prisma.sql`n.read_at is null` : Prisma.sql`n.read_at is not null`]),
      ],
      sort: { key: "n.id", type: "int" },
      item,
    },
    input,
  );

/** How many of somebody's notices are unread, at most `countedUnread`, as part of a statement. */
export const unreadOf = (userId: Prisma.Sql) => Prisma.sql`
  (select count(*)::int
     from (select from notices where user_id = ${userId} and read_at is null limit ${countedUnread}) unread)`;

type Row = NoticeState & { endsIn: number | null };

/**
 * What is shown live of one's notices, and the milliseconds until the session runs out by which it is shown, where there is one.
 * Null once the session has ended or the account is deactivated. One statement.
 */
export async function noticeState({ db, viewer, origin }: PersonContext): Promise<Row | null> {
  const sessionId = origin?.sessionId ?? null;
  const [row] = await db.$queryRaw<Row[]>`
    select ${unreadOf(Prisma.sql`u.id`)} as unread,
           (select coalesce(json_agg(item order by item.id desc), '[]')
              from (select ${item} from notices n
                     where n.user_id = u.id order by n.id desc limit ${newestShown}) item) as newest,
           extract(epoch from s.expires_at - clock_timestamp())::float8 * 1000 as "endsIn"
      from users u
      left join sessions s on s.id = ${sessionId}::int and s.user_id = u.id and s.expires_at > clock_timestamp()
     where u.id = ${viewer.id} and u.is_active and (${sessionId}::int is null or s.id is not null)`;
  return row ?? null;
}
