import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntrancePage } from "#features/sign-in/entrance-page.tsx";
import { InvitationForm } from "#features/sign-in/invitation-form.tsx";
import { passwordHint } from "../password-hint.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entrance.invitation"))("title") };
}

export default async function Page() {
  const t = await getTranslations("entrance.invitation");
  return (
    <EntrancePage title={t("title")}>
      <InvitationForm passwordHint={await passwordHint()} />
    </EntrancePage>
  );
}
