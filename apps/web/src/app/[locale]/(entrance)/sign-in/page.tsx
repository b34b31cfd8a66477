import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import styles from "#features/sign-in/entrance.module.css";
import { EntrancePage } from "#features/sign-in/entrance-page.tsx";
import { SignInForm } from "#features/sign-in/sign-in-form.tsx";
import { getPathname } from "#i18n/navigation.ts";
import { api } from "#trpc/server.ts";
import { viewer } from "#trpc/viewer.ts";
import { nextOf, type Props } from "../going-on.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entrance.signIn"))("title") };
}

export default async function Page({ searchParams }: Props) {
  const [locale, t, next, { error, changed }, person, { identityProvider }] = await Promise.all([
    getLocale(),
    getTranslations("entrance.signIn"),
    nextOf(searchParams),
    searchParams,
    viewer(),
    api().account.waysToSignIn.query(),
  ]);
  if (person) redirect(next || getPathname({ href: "/home", locale }));
  return (
    <EntrancePage title={t("title")} lead={t("lead")}>
      {error !== undefined && (
        <p role="alert" className={styles.refusal}>
          {t("providerFailed")}
        </p>
      )}
      {changed !== undefined && (
        <p role="status" className={styles.news}>
          {t("passwordChanged")}
        </p>
      )}
      <SignInForm next={next} identityProvider={identityProvider} />
    </EntrancePage>
  );
}
