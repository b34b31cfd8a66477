import type { input } from "zod";
import { useForm } from "#form/use-form.ts";
import type { Failure } from "#trpc/failure.ts";
import type { Inputs } from "./inputs.ts";

/** A form of the account. Its schema is fetched when it is submitted: whoever only looks does without. */
export const useAccountForm = <Key extends keyof Inputs>(
  key: Key,
  send: (body: input<Inputs[Key]>) => Promise<Failure | null>,
  blanks: Partial<input<Inputs[Key]>> = {},
) =>
  useForm<input<Inputs[Key]>>({
    check: async (body) => (await import("./inputs.ts")).problemsIn(key, body),
    send,
    blanks,
  });
