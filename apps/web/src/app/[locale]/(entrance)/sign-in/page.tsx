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
  const [locale, t, say, next, asked, person, { identityProvider }] = await Promise.all([
    getLocale(),
    getTranslations("entrance.signIn"),
    getTranslations("errors"),
    nextOf(searchParams),
    searchParams,
    viewer(),
    api().account.waysToSignIn.query(),
  ]);
  const { error, changed, secondFactor } = asked;
  if (person) redirect(next || getPathname({ href: "/home", locale }));
  // Who comes back from the identity provider and has a second factor is asked for it as after a password.
  if (typeof secondFactor === "string") {
    const by = secondFactor.split(",").includes("totp") ? {} : { by: "mail" };
    const query = { ...by, ...(next && { next }) };
    redirect(getPathname({ href: { pathname: "/sign-in/second-factor", query }, locale }));
  }
  // Anybody can write an address: only what the API says there has words.
  const reason = `${error}` as Parameters<typeof say>[0];
  const isKnown = /^(identityProvider\.\w+|account\.inactive)$/.test(reason) && say.has(reason);
  return (
    <EntrancePage title={t("title")} lead={t("lead")}>
      {error !== undefined && (
        <p role="alert" className={styles.refusal}>
          {isKnown ? say(reason) : t("providerFailed")}
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
