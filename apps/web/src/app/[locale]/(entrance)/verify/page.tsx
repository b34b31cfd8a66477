import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntrancePage } from "#features/sign-in/entrance-page.tsx";
import { VerifyForm } from "#features/sign-in/verify-form.tsx";
import { nextOf, type Props } from "../going-on.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entrance.verify"))("title") };
}

export default async function Page({ searchParams }: Props) {
  const [t, next] = await Promise.all([getTranslations("entrance.verify"), nextOf(searchParams)]);
  return (
    <EntrancePage title={t("title")}>
      <VerifyForm next={next} />
    </EntrancePage>
  );
}
