import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { LeaveForm } from "#features/preference/leave-form.tsx";
import { EntrancePage } from "#features/sign-in/entrance-page.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("leave"))("title") };
}

/** Where the link of a letter leads by which its reader gets no more like it: it asks, and changes nothing by itself. */
export default async function Page() {
  const [{ leave }, t] = await Promise.all([getMessages(), getTranslations("leave")]);
  return (
    <EntrancePage title={t("title")}>
      <MoreMessages messages={{ leave }}>
        <LeaveForm />
      </MoreMessages>
    </EntrancePage>
  );
}
