import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import styles from "./exam-conduct.module.css";
import type { Exam } from "./exam-page.tsx";

/** What happens during the exam and after it, as its author has set it. */
export function ExamConduct({ exam }: { exam: Exam }) {
  const t = useTranslations("exam");
  const format = useFormat();
  const settings = [
    exam.autoSubmit ? "autoSubmit" : "noAutoSubmit",
    exam.randomizeQuestions && "randomizeQuestions",
    exam.randomizeChoices && "randomizeChoices",
    !exam.allowTabSwitching && "noTabSwitching",
    exam.trackTabChanges && "trackTabChanges",
    exam.showResultsImmediately && "showResultsImmediately",
    exam.showCorrectAnswers && "showCorrectAnswers",
    exam.showExplanations && "showExplanations",
  ] as const;
  const drawn = { n: format.number(exam.examQuestionCount), bank: format.number(exam.questionsCount) };
  return (
    <ul className={styles.list}>
      {exam.questionsCount > exam.examQuestionCount && <Line text={t("drawn", drawn)} />}
      {settings.map((setting) => setting && <Line key={setting} text={t(`conducts.${setting}`)} />)}
    </ul>
  );
}

const Line = ({ text }: { text: string }) => (
  <li>
    <IconCheck size={20} aria-hidden />
    {text}
  </li>
);
