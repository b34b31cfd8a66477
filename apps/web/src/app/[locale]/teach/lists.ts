import { getLocale } from "next-intl/server";
import { api } from "#trpc/server.ts";
import type { Viewer } from "#trpc/viewer.ts";

/** What a training can be of, and, for admins, who can give it: themselves, or one of the trainers. */
export async function lists(person: Viewer) {
  const lang = await getLocale();
  const [categories, trainers] = await Promise.all([
    api().category.list.query({ lang }),
    person.role === "ADMIN"
      ? api().trainer.list.query({ pageSize: 100, order: "asc", total: false, lang })
      : null,
  ]);
  return {
    categories: categories.map(({ id, name }) => ({ value: String(id), label: name })),
    trainers:
      trainers?.items.map(({ id, firstName, lastName }) => ({
        value: String(id),
        label: `${lastName} ${firstName}`,
      })) ?? null,
  };
}
