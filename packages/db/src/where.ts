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
 * statement has joined and that `relations` names. A row without the related one meets no condition on it, and a column
 * that is null none but `null`, not even under `NOT`: as in Prisma, as in SQL. `NOT` takes no relations.
 *
 * @throws Error on anything else: a condition that is not understood must never be dropped.
 */
export function sqlWhere(where: object, alias: string, relations: Aliases = {}): Prisma.Sql {
  const terms = Object.entries(where as Where)
    .filter(([, condition]) => condition !== undefined)
    .map(([field, condition]) => term(field, condition, alias, relations));
  return all(terms);
}

/** The condition that every row meets. */
export const everything = Prisma.sql`true`;
const nothing = Prisma.sql`false`;

/** All of the conditions; of none, `everything`. */
export function all(conditions: Prisma.Sql[]): Prisma.Sql {
  const terms = conditions.filter((term) => term !== everything);
  if (terms.includes(nothing)) return nothing;
  if (terms.length < 2) return terms[0] ?? everything;
  return Prisma.sql`(${Prisma.join(terms, " and ")})`;
}

/**
 * At least one of the conditions. Emptiness is refused: Prisma drops an empty `OR` beside other conditions, and an empty
 * condition inside one, where logic says the opposite of what is left. "No row" is written `{ id: { in: [] } }`.
 */
function any(conditions: Prisma.Sql[]): Prisma.Sql {
  if (conditions.length === 0) throw new Error("sqlWhere finds an empty OR");
  if (conditions.includes(everything)) throw new Error("sqlWhere finds an empty condition inside an OR");
  const terms = conditions.filter((term) => term !== nothing);
  if (terms.length < 2) return terms[0] ?? nothing;
  return Prisma.sql`(${Prisma.join(terms, " or ")})`;
}

function not(condition: Prisma.Sql): Prisma.Sql {
  if (condition === everything) throw new Error("sqlWhere finds an empty condition inside a NOT");
  return condition === nothing ? everything : Prisma.sql`not ${condition}`;
}

function term(field: string, condition: unknown, alias: string, relations: Aliases): Prisma.Sql {
  const list = (within: Aliases) =>
    (Array.isArray(condition) ? condition : [condition]).map((part) => sqlWhere(part, alias, within));
  if (field === "AND") return all(list(relations));
  if (field === "OR") return any(list(relations));
  // Without relations: a row without the related one meets Prisma's NOT on it, and not SQL's.
  if (field === "NOT") return not(all(list({})));

  const relation = relations[field];
  // That there is none is said of the key (`trainingId: null`): of the relation, Prisma asks it of every key column.
  if (relation && condition !== null) return sqlWhere(condition as Where, relation.alias, relation.relations);
  if (relation) throw new Error(`sqlWhere knows no relation that is null, and "${field}" is`);

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
  if (operator === "in" && Array.isArray(value) && value.length === 0) return nothing;
  if (operator === "in" && Array.isArray(value)) return Prisma.sql`${column} = any(${value})`;
  const symbol = comparisons[operator];
  if (symbol) return Prisma.sql`${column} ${Prisma.raw(symbol)} ${value}`;
  throw new Error(`sqlWhere does not know the condition "${operator}" on "${field}"`);
}
