import type { core, ZodError } from "zod";

/** One thing that is wrong with the input: which field, why, and the bounds it has to keep. */
export type Problem = { field: string; reason: string; params: Record<string, unknown> };

/**
 * What is wrong with an input, from what zod found. The reason is always the field and one of few words. Forms say it before
 * anything is sent, in the words that the API would have.
 */
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
      // zod keeps the input out of its issues, and says what was missing only in the message.
      return issue.message.endsWith("received undefined")
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
