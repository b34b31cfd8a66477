import { type Translated, translated } from "./translated.ts";

export interface PaperQuestion {
  text: Translated;
  type: "SINGLE_CHOICE" | "MULTIPLE_CHOICE" | "TRUE_FALSE" | "TEXT";
  explanation?: Translated;
  choices: { text: Translated; correct: boolean }[];
}

const verdicts = {
  true: translated("Doğrudur | True | Верно"),
  false: translated("Yanlışdır | False | Неверно"),
};

/**
 * Reads the questions of an exam. A line "? text" begins a question; below it "+ text" is a right and "- text" a
 * wrong choice, "= true" or "= false" makes it a statement to judge, "! text" explains the answer. What has none
 * of these choices is answered in words. Texts are translated: "az | en | ru".
 */
export function readPaper(paper: string): PaperQuestion[] {
  const questions: PaperQuestion[] = [];
  for (const line of paper
    .trim()
    .split("\n")
    .map((line) => line.trim())) {
    const [sign, rest] = [line.slice(0, 2), line.slice(2)];
    const question = questions.at(-1);
    if (sign === "? ") questions.push({ text: translated(rest), type: "TEXT", choices: [] });
    else if (!question) throw new Error(`No question before: ${line}`);
    else if (sign === "! ") question.explanation = translated(rest);
    else if (sign === "= ") judge(question, rest === "true");
    else if (sign === "+ " || sign === "- ") choose(question, translated(rest), sign === "+ ");
    else throw new Error(`Not a line of a question: ${line}`);
  }
  return questions;
}

function judge(question: PaperQuestion, truth: boolean): void {
  question.type = "TRUE_FALSE";
  question.choices = [
    { text: verdicts.true, correct: truth },
    { text: verdicts.false, correct: !truth },
  ];
}

function choose(question: PaperQuestion, text: Translated, correct: boolean): void {
  question.choices.push({ text, correct });
  const right = question.choices.filter((choice) => choice.correct).length;
  question.type = right > 1 ? "MULTIPLE_CHOICE" : "SINGLE_CHOICE";
}
