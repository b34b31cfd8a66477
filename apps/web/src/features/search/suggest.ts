import type { Outputs } from "@agrar/api";
import type { Locale } from "#i18n/routing.ts";

export type Suggestions = Outputs["search"]["overview"]["groups"];

const each = 3;

/**
 * The best of every noun for what is typed so far; nothing where it is too little, or where the API says nothing in time. Asked
 * for without the store of answers that lists use: every page has this, and few have that.
 */
export async function suggest(typed: string, lang: Locale, signal: AbortSignal): Promise<Suggestions> {
  const search = typed.trim();
  if (search.length < 2) return [];
  const input = encodeURIComponent(JSON.stringify({ search, lang, pageSize: each }));
  try {
    const answer = await fetch(`/trpc/search.overview?input=${input}`, { signal });
    if (!answer.ok) return [];
    const { result } = (await answer.json()) as { result: { data: Outputs["search"]["overview"] } };
    return result.data.groups.filter(({ items }) => items.length > 0);
  } catch {
    return [];
  }
}
