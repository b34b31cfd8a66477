import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntrancePage } from "#features/sign-in/entrance-page.tsx";
import { ForgotForm } from "#features/sign-in/forgot-form.tsx";
import { nextOf, type Props } from "../going-on.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entrance.forgot"))("title") };
}

export default async function Page({ searchParams }: Props) {
  const [t, next] = await Promise.all([getTranslations("entrance.forgot"), nextOf(searchParams)]);
  return (
    <EntrancePage title={t("title")} lead={t("lead")}>
      <ForgotForm next={next} />
    </EntrancePage>
  );
}
