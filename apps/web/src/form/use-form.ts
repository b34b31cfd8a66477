import type { Problem } from "@agrar/api";
import { type FormEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useReason } from "#i18n/use-reason.ts";
import type { Failure } from "#trpc/failure.ts";
import { failureIn } from "#trpc/refusal.ts";

type Refusal = { message: string | null; fields: Record<string, string> };

type Options<Body> = {
  /** What is wrong with what the form holds: found out when it is submitted, so that it may be fetched then. */
  check(body: object): Promise<Problem[]>;
  /** Resolves with why it was refused, or with null when all went well. */
  send(body: Body): Promise<Failure | null>;
  /** What fields mean that are left empty. Others are as if they were not there. */
  blanks?: Partial<Body>;
  /** Whether the page changes when all went well: until then the form stays busy, and keeps what it holds. */
  leaves?: boolean;
};

/**
 * A form that is checked as the API would check it, is sent once however often it is submitted, and says in the reader's words
 * what was refused: beside the field that it is about, else as its `message`. `done` says that the last time went well.
 */
export function useForm<Body extends object>({ check, send, blanks, leaves = false }: Options<Body>) {
  const say = useReason();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [state, setState] = useState<"idle" | "busy" | "done">("idle");
  const sending = useRef(false);

  function refuse(form: HTMLFormElement, { reason, problems }: Pick<Failure, "reason" | "problems">) {
    const isHere = ({ field }: Problem) => isShown(form.elements.namedItem(field));
    const here = problems.filter(isHere);
    const [other] = problems.filter((problem) => !isHere(problem));
    // Of several things that are wrong with a field the first is said.
    const said = here.toReversed().map((problem) => [problem.field, say(problem.reason, problem)]);
    const fields = Object.fromEntries(said);
    const message = here.length > 0 ? null : say(other?.reason ?? reason, other);
    // The error is in the page before the field that it is about gets the focus, so that it is read out with it.
    flushSync(() => setRefusal({ message, fields }));
    if (here[0]) (form.elements.namedItem(here[0].field) as HTMLElement).focus();
  }

  async function checkAndSend(body: Body): Promise<Failure | null> {
    const problems = await check(body).catch(() => null);
    if (!problems) return failureIn({});
    const [first] = problems;
    return first ? failureIn({ reason: first.reason, problems, httpStatus: 400 }) : send(body);
  }

  async function submit(form: HTMLFormElement) {
    if (sending.current) return;
    sending.current = true;
    setState("busy");
    setRefusal(null);
    const failure = await checkAndSend({ ...blanks, ...valuesOf(form) } as Body);
    if (leaves && !failure) return;
    sending.current = false;
    setState(failure ? "idle" : "done");
    if (failure) return refuse(form, failure);
    for (const secret of secretsOf(form)) secret.value = "";
  }

  return {
    busy: state === "busy",
    done: state === "done",
    message: refusal?.message ?? null,
    errorOf: (field: string) => refusal?.fields[field],
    onSubmit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault();
      void submit(event.currentTarget);
    },
  };
}

export type FormState = ReturnType<typeof useForm>;

/** Passwords and codes, which stay in no form that they have been used in. */
const secretsOf = (form: HTMLFormElement) =>
  form.querySelectorAll<HTMLInputElement>("[autocomplete$='-password'], [autocomplete='one-time-code']");

const isShown = (element: Element | RadioNodeList | null) =>
  element instanceof HTMLElement && !(element instanceof HTMLInputElement && element.type === "hidden");

/** What a form holds: fields that are empty say nothing, of several choices it is the chosen one, and boxes say yes or no. */
function valuesOf(form: HTMLFormElement): Record<string, unknown> {
  const values = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value !== "");
  const boxes = form.querySelectorAll<HTMLInputElement>("input[type='checkbox'][name]");
  return Object.fromEntries([...values, ...[...boxes].map(({ name, checked }) => [name, checked])]);
}
