import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { CategoryManager } from "#features/category/category-manager.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.categories")} · ${t("title")}` };
}

export default async function Page() {
  await requireRole("ADMIN");
  const [lang, t, { categoryAdmin }] = await Promise.all([
    getLocale(),
    getTranslations("categoryAdmin"),
    getMessages(),
  ]);
  const categories = await api().category.list.query({
    lang,
    includeTranslations: true,
    includeInactive: true,
  });
  return (
    <>
      <PlainHead title={t("title")} lead={t("lead")} />
      <MoreMessages messages={{ categoryAdmin }}>
        <Hydrate>
          <CategoryManager categories={categories} />
        </Hydrate>
      </MoreMessages>
    </>
  );
}
