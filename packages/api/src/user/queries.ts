import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import { AppError } from "../error.ts";
import { withinDays } from "../list/days.ts";
import { foundBy, hasWord, page, type Sort } from "../list/page.ts";
import type { Page } from "../list/schema.ts";
import type { AdminContext } from "../trpc.ts";
import type { User, UserListInput } from "./schema.ts";

const from = Prisma.sql`users u`;

const sorts: Record<UserListInput["sort"], Sort> = {
  createdAt: { key: "u.created_at", type: "timestamptz" },
  lastName: { key: 'u.last_name collate "az-x-icu"', type: "text" },
  firstName: { key: 'u.first_name collate "az-x-icu"', type: "text" },
  email: { key: "u.email", type: "text" },
  lastLoginAt: { key: "coalesce(u.last_login_at, '-infinity'::timestamptz)", type: "timestamptz" },
};

/** A page of the people of the portal: one statement. */
export async function listUsers({ db }: AdminContext, input: UserListInput): Promise<Page<User>> {
  return page<User>(
    db,
    {
      from,
      id: "u.id",
      where: [sqlWhere(filter(input), "u")],
      found: found(input.search),
      sort: sorts[input.sort],
      item,
    },
    input,
  );
}

/** @throws AppError `user.notFound` */
export async function userById({ db }: AdminContext, { id }: { id: number }): Promise<User> {
  const { items } = await page<User>(
    db,
    { from, id: "u.id", where: [sqlWhere({ id }, "u")], sort: { key: "u.id", type: "int" }, item },
    { sort: "id", order: "asc", pageSize: 1, total: false, lang: "az" },
  );
  if (!items[0]) throw new AppError("NOT_FOUND", "user.notFound", { field: "id" });
  return items[0];
}

function filter(input: UserListInput): Prisma.UserWhereInput {
  return {
    id: input.ids && { in: input.ids },
    role: input.role,
    profession: input.profession,
    region: input.region,
    isActive: input.isActive,
    emailVerified: input.emailVerified,
    twoFactorEnabled: input.secondFactor,
    createdAt: withinDays(input),
  } as Prisma.UserWhereInput;
}

const item = Prisma.sql`
  u.id, u.first_name as "firstName", u.last_name as "lastName", u.father_name as "fatherName", u.email,
  u.email_verified as "emailVerified", u.phone, u.region, u.role, u.profession, u.language,
  (select p.url from files p where p.id = u.photo_id) as "photoUrl",
  u.is_active as "isActive", u.erased_at is not null as "isErased", u.two_factor_enabled as "secondFactor",
  u.last_login_at as "lastLoginAt", u.created_at as "createdAt"`;

/** An address is looked for as one, words and all: most of its words are in the addresses of others too. */
const found = (search: string | undefined) =>
  search && /^[^\s@]+@[^\s@]+$/.test(search)
    ? Prisma.sql`select id from users where search_text like '% ' || fold(${search}) || '%'`
    : foundBy(search, select);

/** A word is looked for in the names, the address and the number. */
const select = (word: string) => Prisma.sql`select id from users where ${hasWord("search_text", word)}`;
