import { professions } from "@agrar/api/account/schema";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EntrancePage } from "#features/sign-in/entrance-page.tsx";
import { SignUpForm } from "#features/sign-in/sign-up-form.tsx";
import { getPathname } from "#i18n/navigation.ts";
import { viewer } from "#trpc/viewer.ts";
import { nextOf, type Props } from "../going-on.ts";
import { passwordHint } from "../password-hint.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entrance.signUp"))("title") };
}

export default async function Page({ searchParams }: Props) {
  const [locale, t, tProfession, next, hint, person] = await Promise.all([
    getLocale(),
    getTranslations("entrance.signUp"),
    getTranslations("professions"),
    nextOf(searchParams),
    passwordHint(),
    viewer(),
  ]);
  if (person) redirect(next || getPathname({ href: "/home", locale }));
  return (
    <EntrancePage title={t("title")} lead={t("lead")}>
      <SignUpForm
        next={next}
        passwordHint={hint}
        professions={professions.map((value) => ({ value, label: tProfession(value) }))}
      />
    </EntrancePage>
  );
}
