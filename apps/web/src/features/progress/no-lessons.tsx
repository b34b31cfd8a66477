import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import buttons from "#ui/button.module.css";
import { Notice } from "#ui/notice.tsx";

type Props = { trainingId: number; why: "notRegistered" | "noLessons" };

/** Why there is nothing to learn for the reader, and where to go on. */
export function NoLessons({ trainingId, why }: Props) {
  const t = useTranslations("learning");
  return (
    <Notice art="empty" title={t(`${why}.title`)} level={1}>
      <p>{t(`${why}.text`)}</p>
      <Link className={buttons.solid} href={`/trainings/${trainingId}`}>
        {t("toTraining")}
      </Link>
    </Notice>
  );
}
