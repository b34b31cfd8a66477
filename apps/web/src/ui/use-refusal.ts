import { useReason } from "#i18n/use-reason.ts";
import { failureOf } from "#trpc/failure.ts";

/**
 * What the API refused of a form, in the reader's words: `of` a field what is wrong with it, and as `rest` what no field of
 * the form is to blame for.
 */
export function useRefusal(error: unknown, fields: readonly string[] = []) {
  const say = useReason();
  if (!error) return { of: () => undefined, rest: null };
  const { reason, problems } = failureOf(error);
  const fieldOf = ({ field }: { field: string }) => fields.find((name) => name === field.split(".")[0]);
  const others = problems.filter((problem) => !fieldOf(problem));
  return {
    of(field: string): string | undefined {
      const problem = problems.find((each) => fieldOf(each) === field);
      return problem && say(problem.reason, problem);
    },
    rest:
      problems.length === 0
        ? say(reason)
        : others.map((problem) => say(problem.reason, problem)).join(" ") || null,
  };
}
