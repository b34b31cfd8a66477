import { type Translated, translated } from "./translated.ts";

const marks = ["video", "audio", "image", "mixed", "draft", "optional"] as const;
type Mark = (typeof marks)[number];

export interface OutlineLesson {
  title: Translated;
  type: "TEXT" | "VIDEO" | "AUDIO" | "IMAGE" | "MIXED";
  draft: boolean;
  required: boolean;
}

export interface OutlineModule {
  title: Translated;
  lessons: OutlineLesson[];
}

/**
 * Reads the outline of a training: a line "# title" begins a module, a line "- title" is a lesson of it. Marks
 * stand before a lesson's title, in brackets: "- [video] [optional] title"; without a mark it is a required,
 * published text. Titles are translated: "az | en | ru".
 */
export function readOutline(outline: string): OutlineModule[] {
  const modules: OutlineModule[] = [];
  for (const line of outline
    .trim()
    .split("\n")
    .map((line) => line.trim())) {
    const module = modules.at(-1);
    if (line.startsWith("# ")) modules.push({ title: translated(line.slice(2)), lessons: [] });
    else if (line.startsWith("- ") && module) module.lessons.push(readLesson(line.slice(2)));
    else throw new Error(`Neither module nor lesson: ${line}`);
  }
  return modules;
}

function readLesson(line: string): OutlineLesson {
  const found = new Set<Mark>();
  const title = line.replace(/^(\[\w+\] )+/, (brackets) => {
    for (const [, word] of brackets.matchAll(/\[(\w+)\]/g)) found.add(markOf(word ?? ""));
    return "";
  });
  const [type = "text"] = (["video", "audio", "image", "mixed"] as const).filter((mark) => found.has(mark));
  return {
    title: translated(title),
    type: type.toUpperCase() as OutlineLesson["type"],
    draft: found.has("draft"),
    required: !found.has("optional"),
  };
}

function markOf(word: string): Mark {
  const mark = marks.find((known) => known === word);
  if (!mark) throw new Error(`Unknown mark [${word}]`);
  return mark;
}
