import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntrancePage } from "#features/sign-in/entrance-page.tsx";
import { ResetForm } from "#features/sign-in/reset-form.tsx";
import { nextOf, type Props } from "../going-on.ts";
import { passwordHint } from "../password-hint.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entrance.reset"))("title") };
}

export default async function Page({ searchParams }: Props) {
  const [t, next, hint] = await Promise.all([
    getTranslations("entrance.reset"),
    nextOf(searchParams),
    passwordHint(),
  ]);
  return (
    <EntrancePage title={t("title")}>
      <ResetForm next={next} passwordHint={hint} />
    </EntrancePage>
  );
}
