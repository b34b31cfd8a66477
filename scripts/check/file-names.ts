/** Words that say where something was put because nobody knew what it is. */
const drawer = /^(utils?|helpers?|misc|common|types?|services?|managers?|shared|lib)$/;

const source = /\.([cm]?[jt]sx?|css|sql|prisma)$/;

/**
 * What is wrong with the names of source files, one line each: a part that is no kebab-case, a name that says nothing,
 * an `index` that is not one of the `doors` of a package. Paths are relative to the repository.
 */
export function wrongFileNames(files: string[], doors: string[]): string[] {
  return files.flatMap((file) => {
    if (!source.test(file)) return [];
    const parts = file.split("/").map(wordOf);
    if (parts.some((part) => drawer.test(part))) return [`${file}: name it after what it is about`];
    if (parts.at(-1) === "index" && !doors.includes(file)) {
      return [`${file}: only the door of a package is an index`];
    }
    return parts.every((part) => /^[a-z0-9]+([-_][a-z0-9]+)*$/.test(part))
      ? []
      : [`${file}: write it in kebab-case`];
  });
}

/** A part of a path without its endings, its leading dot, and the signs that Next.js gives a meaning. */
const wordOf = (part: string) => part.replace(/\.{3}|[[\]()@]|^[_.]/g, "").replace(/\..*$/, "");
