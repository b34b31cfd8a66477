import type { Problem } from "@agrar/api";
import { type FormEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { input } from "zod";
import { useReason } from "#i18n/use-reason.ts";
import type { Failure } from "#trpc/failure.ts";
import { failureIn } from "#trpc/refusal.ts";
import type { Inputs } from "./inputs.ts";

type Refusal = { reason: string; message: string | null; fields: Record<string, string> };

/**
 * A form that is checked as the API would check it, is sent once however often it is submitted, and says in the reader's words
 * what was refused: beside the field that it is about, else as its `message`. What checks it is fetched when it is submitted;
 * until then, whoever only looks at the page does without.
 *
 * `send` gets what the form holds, and resolves with the failure, or with null when all went well and the page is about to
 * change.
 */
export function useForm<Key extends keyof Inputs>(
  key: Key,
  send: (body: input<Inputs[Key]>) => Promise<Failure | null>,
) {
  const say = useReason();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);

  function refuse(form: HTMLFormElement, { reason, problems }: Pick<Failure, "reason" | "problems">) {
    const isHere = ({ field }: Problem) => isShown(form.elements.namedItem(field));
    const here = problems.filter(isHere);
    const [other] = problems.filter((problem) => !isHere(problem));
    const fields = Object.fromEntries(here.map((problem) => [problem.field, say(problem.reason, problem)]));
    const message = here.length > 0 ? null : say(other?.reason ?? reason, other);
    // The error is in the page before the field that it is about gets the focus, so that it is read out with it.
    flushSync(() => setRefusal({ reason, message, fields }));
    if (here[0]) (form.elements.namedItem(here[0].field) as HTMLElement).focus();
  }

  async function submit(form: HTMLFormElement) {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setRefusal(null);
    const failure = await checkAndSend(valuesOf(form));
    if (!failure) return;
    sending.current = false;
    setBusy(false);
    refuse(form, failure);
  }

  async function checkAndSend(body: object): Promise<Failure | null> {
    const checks = await import("./inputs.ts").catch(() => null);
    if (!checks) return failureIn({});
    const problems = checks.problemsIn(key, body);
    const [first] = problems;
    if (first) return failureIn({ reason: first.reason, problems, httpStatus: 400 });
    return send(body as input<Inputs[Key]>);
  }

  return {
    busy,
    message: refusal?.message ?? null,
    /** Why the form was refused as a whole, as the API says it. */
    reason: refusal?.reason ?? null,
    errorOf: (field: string) => refusal?.fields[field],
    onSubmit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault();
      void submit(event.currentTarget);
    },
  };
}

export type FormState = ReturnType<typeof useForm>;

const isShown = (element: Element | RadioNodeList | null) =>
  element instanceof HTMLElement && !(element instanceof HTMLInputElement && element.type === "hidden");

/** What a form holds: fields that are empty say nothing, and boxes say yes or no. */
function valuesOf(form: HTMLFormElement): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const element of form.elements) {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLSelectElement) || !element.name)
      continue;
    if (element.type === "checkbox") values[element.name] = (element as HTMLInputElement).checked;
    else if (element.value !== "") values[element.name] = element.value;
  }
  return values;
}
