import { IconBell } from "@tabler/icons-react";
import { getMessages } from "next-intl/server";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { viewer } from "#trpc/viewer.ts";
import { Bell } from "./bell.tsx";

/** The bell at the top of every page of who is signed in. It opens without scripts, to lead to the notices. */
export async function NoticeBell() {
  // Without the API the page below says so; the top of it stays.
  const [{ ago, bell }, person] = await Promise.all([getMessages(), viewer().catch(() => null)]);
  if (!person) return null;
  return (
    <MoreMessages messages={{ ago, bell }}>
      <Bell unread={person.unreadNotices} icon={<IconBell size={22} stroke={1.75} aria-hidden />} />
    </MoreMessages>
  );
}
