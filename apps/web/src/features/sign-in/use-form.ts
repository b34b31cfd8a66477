import type { Problem } from "@agrar/api";
import { problemsOf } from "@agrar/api/problem/schema";
import { type FormEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ZodType } from "zod";
import { useReason } from "#i18n/use-reason.ts";
import type { Failure } from "#trpc/failure.ts";

type Refusal = { reason: string; message: string | null; fields: Record<string, string> };

/**
 * A form that is checked as the API would check it, is sent once however often it is submitted, and says in the reader's words
 * what was refused: beside the field that it is about, else as its `message`.
 *
 * `send` gets what the form holds, and resolves with the failure, or with null when all went well and the page is about to
 * change.
 */
export function useForm<Body>(schema: ZodType<unknown, Body>, send: (body: Body) => Promise<Failure | null>) {
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
    const body = valuesOf(form);
    const checked = schema.safeParse(body);
    if (!checked.success) {
      const problems = problemsOf(checked.error);
      return refuse(form, { reason: problems[0]?.reason ?? "input.invalid", problems });
    }
    sending.current = true;
    setBusy(true);
    setRefusal(null);
    const failure = await send(body as Body);
    if (!failure) return;
    sending.current = false;
    setBusy(false);
    refuse(form, failure);
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
