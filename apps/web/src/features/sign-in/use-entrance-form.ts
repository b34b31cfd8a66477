import type { input } from "zod";
import { useForm } from "#form/use-form.ts";
import type { Failure } from "#trpc/failure.ts";
import type { Inputs } from "./inputs.ts";

/**
 * A form by which people get in, to another page. What checks it is fetched when it is submitted; until then, whoever only looks at
 * the page does without.
 */
export const useEntranceForm = <Key extends keyof Inputs>(
  key: Key,
  send: (body: input<Inputs[Key]>) => Promise<Failure | null>,
) =>
  useForm<input<Inputs[Key]>>({
    check: async (body) => (await import("./inputs.ts")).problemsIn(key, body),
    send,
    leaves: true,
  });
