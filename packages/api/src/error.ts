import { TRPCError } from "@trpc/server";
import { type core, ZodError } from "zod";

/** One thing that is wrong with the input: which field, why, and the bounds it has to keep. */
export type Problem = { field: string; reason: string; params: Record<string, unknown> };

type Code = ConstructorParameters<typeof TRPCError>[0]["code"];

/**
 * A refusal that the caller can understand and mend. `reason` is `noun.reason`: the translation key on pages, what
 * services and tests compare, and what REST prints.
 */
export class AppError extends TRPCError {
  readonly reason: string;
  readonly problems: Problem[];

  constructor(code: Code, reason: string, problem?: { field: string; params?: Record<string, unknown> }) {
    const problems = problem ? [{ field: problem.field, reason, params: problem.params ?? {} }] : [];
    super({ code, message: problems[0] ? explain(problems[0]) : (sentences[reason] ?? reason) });
    this.reason = reason;
    this.problems = problems;
  }
}

/** What is wrong with an input, from what zod found. The reason is always the field and one of few words. */
export function problemsOf(error: ZodError): Problem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ field: key, reason: `${key}.notKnown`, params: {} }));
    }
    const field = issue.path.join(".") || "input";
    const { word, params } = wordFor(issue);
    return [{ field, reason: `${String(issue.path[0] ?? "input")}.${word}`, params }];
  });
}

function wordFor(issue: core.$ZodIssue): { word: string; params: Record<string, unknown> } {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? { word: "required", params: {} }
        : { word: "invalid", params: { expected: issue.expected } };
    case "invalid_value":
      return { word: "unknown", params: { options: issue.values.join(", ") } };
    case "too_small":
    case "too_big": {
      const bound = issue.code === "too_small" ? { minimum: issue.minimum } : { maximum: issue.maximum };
      if (issue.origin === "string")
        return { word: issue.code === "too_small" ? "tooShort" : "tooLong", params: bound };
      if (issue.origin === "array")
        return { word: issue.code === "too_small" ? "tooFew" : "tooMany", params: bound };
      return { word: "outOfRange", params: bound };
    }
    case "invalid_format":
      return { word: "malformed", params: { format: issue.format } };
    case "custom":
      return { word: issue.message, params: issue.params ?? {} };
    default:
      return { word: "invalid", params: {} };
  }
}

/** A sentence for people who call the API by hand. Pages have their own, in three languages, under the reason. */
export function explain({ field, reason, params }: Problem): string {
  const word = reason.slice(reason.indexOf(".") + 1);
  switch (word) {
    case "required":
      return `${field} is missing.`;
    case "invalid":
      return params.expected
        ? `${field} must be a ${params.expected}.`
        : `${field} has a value that does not fit.`;
    case "unknown":
      return `${field} must be one of: ${params.options}.`;
    case "notKnown":
      return `${field} is not a parameter here.`;
    case "outOfRange":
      return "minimum" in params
        ? `${field} must be at least ${params.minimum}.`
        : `${field} must be at most ${params.maximum}.`;
    case "tooShort":
    case "tooFew":
      return `${field} needs at least ${params.minimum}.`;
    case "tooLong":
    case "tooMany":
      return `${field} takes at most ${params.maximum}.`;
    case "malformed":
      return sentences[reason] ?? `${field} is not well formed.`;
    default:
      return sentences[reason] ?? `${field}: ${reason}.`;
  }
}

const sentences: Record<string, string> = {
  "training.notFound": "There is no such training, or it is not open to you.",
  "exam.notFound": "There is no such exam, or it is not open to you.",
  "trainer.notFound": "There is no such trainer.",
  "scope.signInRequired": "Sign in to see what is yours.",
  "search.noWords": "search needs at least one letter or digit.",
  "cursor.malformed": "cursor is not one that this list gave out; start again without it.",
  "cursor.withPage": "Give page or cursor, not both.",
  "to.beforeFrom": "to must not be before from.",
  "input.malformed": "The input is not valid JSON.",
  "procedure.notFound": "There is no such procedure.",
  "server.failed": "Something went wrong on our side. Try again; if it stays, tell us the request id.",
};

/** What any error may show of itself outside: never a stack, never a text of the database. */
export function publicError(error: TRPCError): { reason: string; message: string; problems: Problem[] } {
  if (error instanceof AppError)
    return { reason: error.reason, message: error.message, problems: error.problems };
  if (error.cause instanceof AppError) return publicError(error.cause);
  if (error.cause instanceof ZodError && error.code === "BAD_REQUEST") {
    const problems = problemsOf(error.cause);
    const reason = problems[0]?.reason ?? "input.invalid";
    return { reason, message: problems.map(explain).join(" "), problems };
  }
  const reason = {
    NOT_FOUND: "procedure.notFound",
    BAD_REQUEST: "input.malformed",
    PARSE_ERROR: "input.malformed",
  }[error.code as string];
  const known = reason ?? "server.failed";
  return { reason: known, message: sentences[known] ?? known, problems: [] };
}
