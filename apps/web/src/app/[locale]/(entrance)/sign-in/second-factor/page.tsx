import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntrancePage } from "#features/sign-in/entrance-page.tsx";
import { SecondFactorForm } from "#features/sign-in/second-factor-form.tsx";
import { nextOf, type Props } from "../../going-on.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entrance.secondFactor"))("title") };
}

export default async function Page({ searchParams }: Props) {
  const [t, next, { by }] = await Promise.all([
    getTranslations("entrance.secondFactor"),
    nextOf(searchParams),
    searchParams,
  ]);
  return (
    <EntrancePage title={t("title")}>
      <SecondFactorForm next={next} hasApp={by !== "mail"} />
    </EntrancePage>
  );
}
