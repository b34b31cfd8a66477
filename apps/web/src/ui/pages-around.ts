/** The pages around the present one, the first and the last; a gap where some are left out. */
export function pagesAround(page: number, last: number): (number | "gap")[] {
  const near = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return shown.flatMap((n, i) => {
    const before = shown[i - 1];
    if (before === undefined || n === before + 1) return [n];
    return n === before + 2 ? [n - 1, n] : ["gap" as const, n];
  });
}
