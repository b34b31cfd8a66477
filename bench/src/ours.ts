import { createCaller } from "@agrar/api/server";
import type { PageAsked, Way, World } from "./way.ts";

type Noun = "training" | "exam";
type Input = {
  pageSize: number;
  order?: "asc";
  cursor?: string;
  page?: number;
  includeModules?: true;
  includeQuestions?: true;
};

/** What a client that browses the list would send: page numbers count the matches, the cursor does not. */
async function inputFor(
  noun: Noun,
  { db, now }: World,
  { items, place, includes }: PageAsked,
  byCursor: boolean,
): Promise<Input> {
  const input: Input = { pageSize: items };
  if (includes) input[noun === "training" ? "includeModules" : "includeQuestions"] = true;
  if (place === "first") return input;
  const api = createCaller({ db, viewer: admin, now });
  const { total } = await api[noun].list({ pageSize: 1 });
  const last = Math.ceil((total ?? 0) / items);
  if (!byCursor) return { ...input, page: last };
  const before = await api[noun].list({ pageSize: items, page: Math.max(1, last - 1) });
  return before.nextCursor === null ? input : { ...input, cursor: before.nextCursor };
}

/** Everybody's list has no drafts and no questions; an admin's has all rows, as the other ways read them. */
const admin = { role: "ADMIN", id: 1 } as const;

/** The procedure as the server calls it. */
export const procedure = (noun: Noun, by: "page" | "cursor" = "page"): Way => ({
  name: by === "page" ? "ours" : "ours, by cursor",
  includes: true,
  async prepare(world, asked) {
    const api = createCaller({ db: world.db, viewer: admin, now: world.now });
    const input = await inputFor(noun, world, asked, by === "cursor");
    return () => api[noun].list(input);
  },
});

/** The procedure over HTTP, from the request to the parsed answer. */
export const overHttp = (noun: Noun): Way => ({
  name: "ours over HTTP",
  includes: true,
  async prepare(world, asked) {
    const input = await inputFor(noun, world, asked, false);
    const url = `${world.server}/trpc/${noun}.list?input=${encodeURIComponent(JSON.stringify(input))}`;
    let timing = "";
    const call = async () => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${answer.status} from ${url}`);
      timing = answer.headers.get("server-timing") ?? "";
      return answer.json();
    };
    const statements = () => Number(/statements;desc="(\d+)"/.exec(timing)?.[1]);
    return Object.assign(call, { statements });
  },
});
