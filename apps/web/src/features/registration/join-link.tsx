import { IconVideo } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import buttons from "#ui/button.module.css";

/** The way into an online training, for who has a seat. Nothing but an address of the web is a way. */
export function JoinLink({ link, title }: { link: string | null; title: string }) {
  const t = useTranslations("registration");
  if (!link || !/^https?:\/\//i.test(link)) return null;
  return (
    <a
      className={buttons.solid}
      href={link}
      target="_blank"
      rel="noreferrer"
      aria-label={`${t("join")}: ${title}`}
    >
      <IconVideo size={20} aria-hidden />
      {t("join")}
    </a>
  );
}
