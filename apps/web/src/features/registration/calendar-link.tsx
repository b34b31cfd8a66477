import { IconCalendarPlus } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import buttons from "#ui/button.module.css";

/** The days of a training as a file for one's calendar. For who has a seat in one that has days. */
export function CalendarLink({ trainingId, title }: { trainingId: number; title: string }) {
  const t = useTranslations("registration");
  const lang = useLocale();
  return (
    <a
      className={buttons.plain}
      href={`/api/calendar/${trainingId}.ics?lang=${lang}`}
      aria-label={`${t("calendar")}: ${title}`}
      download
    >
      <IconCalendarPlus size={20} aria-hidden />
      {t("calendar")}
    </a>
  );
}
