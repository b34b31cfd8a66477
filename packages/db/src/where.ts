import { Prisma } from "./generated/client.ts";

type Where = { [field: string]: unknown };
type Aliases = { [relation: string]: { alias: string; relations?: Aliases } };

const comparisons: { [operator: string]: string } = { gt: ">", gte: ">=", lt: "<", lte: "<=" };

/** The column that holds a field: `trainerId` is in `trainer_id`. Every `@map` of the schema follows this rule. */
export const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The condition that a Prisma `where` states, as SQL over the table called `alias`: one policy or filter serves
 * Prisma's reads and writes and the hand-composed list statements alike.
 *
 * It knows `AND`, `OR`, `NOT`, equality, `null`, `in`, `not`, `gt`, `gte`, `lt`, `lte`, and to-one relations that the
 * statement has joined and that `relations` names. A relation that is null matches no condition on it but `null`.
 *
 * @throws Error on anything else: a condition that is not understood must never be dropped.
 */
export function sqlWhere(where: object, alias: string, relations: Aliases = {}): Prisma.Sql {
  const terms = Object.entries(where as Where)
    .filter(([, condition]) => condition !== undefined)
    .map(([field, condition]) => term(field, condition, alias, relations));
  return all(terms);
}

/** All of the conditions; of none, true. */
export const all = (terms: Prisma.Sql[]) =>
  terms.length === 0 ? Prisma.sql`true` : Prisma.sql`(${Prisma.join(terms, " and ")})`;

/** At least one of the conditions; of none, false: as Prisma reads an empty `OR`. */
const any = (terms: Prisma.Sql[]) =>
  terms.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(terms, " or ")})`;

function term(field: string, condition: unknown, alias: string, relations: Aliases): Prisma.Sql {
  const list = () =>
    (Array.isArray(condition) ? condition : [condition]).map((part) => sqlWhere(part, alias, relations));
  if (field === "AND") return all(list());
  if (field === "OR") return any(list());
  if (field === "NOT") return Prisma.sql`not coalesce(${all(list())}, false)`;

  const relation = relations[field];
  if (relation) {
    return condition === null
      ? Prisma.sql`${Prisma.raw(`${relation.alias}.id`)} is null`
      : sqlWhere(condition as Where, relation.alias, relation.relations);
  }

  const column = Prisma.raw(`${alias}.${columnOf(field)}`);
  if (condition === null) return Prisma.sql`${column} is null`;
  if (typeof condition !== "object" || condition instanceof Date) return Prisma.sql`${column} = ${condition}`;
  return all(
    Object.entries(condition)
      .filter(([, value]) => value !== undefined)
      .map(([operator, value]) => comparison(field, column, operator, value)),
  );
}

function comparison(field: string, column: Prisma.Sql, operator: string, value: unknown): Prisma.Sql {
  if (operator === "equals")
    return value === null ? Prisma.sql`${column} is null` : Prisma.sql`${column} = ${value}`;
  if (operator === "not" && value === null) return Prisma.sql`${column} is not null`;
  if (operator === "not" && typeof value !== "object") return Prisma.sql`${column} <> ${value}`;
  if (operator === "in" && Array.isArray(value)) return Prisma.sql`${column} = any(${value})`;
  const symbol = comparisons[operator];
  if (symbol) return Prisma.sql`${column} ${Prisma.raw(symbol)} ${value}`;
  throw new Error(`sqlWhere does not know the condition "${operator}" on "${field}"`);
}
