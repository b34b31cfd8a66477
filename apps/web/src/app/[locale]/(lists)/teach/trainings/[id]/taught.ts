import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { found, idOf } from "#trpc/found.ts";
import { api } from "#trpc/server.ts";
import { requireSignedIn } from "#trpc/viewer.ts";

/** The training that an address names, for those who run it: its trainer and admins. To everybody else there is no such page. */
export const taught = cache(async (segment: string) => {
  const { id: reader, role } = await requireSignedIn();
  const training = await found(api().training.byId.query({ id: idOf(segment), lang: await getLocale() }));
  if (role !== "ADMIN" && !(role === "TRAINER" && training.trainer.id === reader)) notFound();
  return training;
});
