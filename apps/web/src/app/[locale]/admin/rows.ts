import { failureOf } from "#trpc/failure.ts";

export type Search = Promise<Record<string, string | string[] | undefined>>;

/** Of what an address says, the parts with these names that say something. */
export const saidOf = (search: Awaited<Search>, names: string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      return typeof value === "string" && value !== "" ? [[name, value]] : [];
    }),
  );

/** A page of rows, or why the API refuses what the address asks for. What is not the reader's doing is thrown. */
export const rowsOf = <Page>(asked: Promise<Page>) =>
  asked.then(
    (list) => ({ list, failure: null }),
    (error: unknown) => {
      const failure = failureOf(error);
      if (!failure.refused) throw error;
      return { list: null, failure };
    },
  );
