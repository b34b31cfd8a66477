import type { Problem } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useReason } from "#i18n/use-reason.ts";
import { failureOf } from "#trpc/failure.ts";

/** Another's save that came in between: of which version, whose, and when. */
export type Meanwhile = { version: number; by?: string; at?: string };

export type SavingState =
  | { is: "saved"; at: Date | null }
  | { is: "unsaved" }
  | { is: "saving" }
  /** The portal did not answer: it is tried again. */
  | { is: "failed" }
  | { is: "refused"; reason: string; problems: Problem[] }
  | { is: "conflict"; meanwhile: Meanwhile };

type Options<Values> = {
  values: Values;
  version: number;
  /** Whether it saves by itself, a moment after the last change. */
  auto: boolean;
  /** What is wrong with the values, before they are sent. */
  check(values: Values): Promise<Problem[]>;
  send(values: Values, version: number): Promise<{ version: number }>;
};

const pause = 1_500;
const longestWait = 30_000;

/**
 * What somebody writes, and its way to the portal: one save at a time, each from the version that the one before gave. What cannot be
 * sent now is kept and sent later; what another saved in between is written over only when somebody says so.
 */
export function useSaving<Values extends object>({
  values: begun,
  version,
  auto,
  check,
  send,
}: Options<Values>) {
  const say = useReason();
  const t = useTranslations("authoring");
  const [values, setValues] = useState(begun);
  const [state, setState] = useState<SavingState>({ is: "saved", at: null });
  const held = useRef({ values: begun, version, dirty: false, sending: false, tries: 0, timer: 0 });

  const later = (milliseconds: number) => {
    window.clearTimeout(held.current.timer);
    held.current.timer = window.setTimeout(() => void save(), milliseconds);
  };

  async function save(): Promise<void> {
    const now = held.current;
    window.clearTimeout(now.timer);
    if (now.sending || !now.dirty) return;
    now.sending = true;
    setState({ is: "saving" });
    const sent = now.values;
    const outcome = await attempt(sent, now.version);
    now.sending = false;
    if ("version" in outcome) {
      now.version = outcome.version;
      now.tries = 0;
      now.dirty = now.values !== sent;
      setState(now.dirty ? { is: "unsaved" } : { is: "saved", at: new Date() });
      if (now.dirty) later(auto ? pause : 0);
      return;
    }
    setState(outcome.state);
    if (outcome.state.is === "failed") later(Math.min(longestWait, 1_000 * 2 ** ++now.tries));
  }

  async function attempt(sent: Values, from: number): Promise<{ version: number } | { state: SavingState }> {
    // Where the check itself cannot be fetched, the portal checks.
    const problems = await check(sent).catch(() => []);
    if (problems[0]) return { state: { is: "refused", reason: problems[0].reason, problems } };
    try {
      return { version: (await send(sent, from)).version };
    } catch (error) {
      const { reason, problems, refused } = failureOf(error);
      if (!refused) return { state: { is: "failed" } };
      if (reason === "training.changedMeanwhile")
        return { state: { is: "conflict", meanwhile: problems[0]?.params as Meanwhile } };
      return { state: { is: "refused", reason, problems } };
    }
  }

  const isOpen = state.is !== "saved";
  useEffect(() => {
    if (!isOpen) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    // A way within the portal takes no leave of the page; who goes it is asked here.
    const ask = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!link || link.getAttribute("target") === "_blank" || link.getAttribute("href")?.startsWith("#"))
        return;
      if (window.confirm(t("leave"))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", stay);
    document.addEventListener("click", ask, true);
    return () => {
      window.removeEventListener("beforeunload", stay);
      document.removeEventListener("click", ask, true);
    };
  }, [isOpen, t]);

  const problems = state.is === "refused" ? state.problems : [];
  return {
    values,
    state,
    set(change: Partial<Values>) {
      const now = held.current;
      now.values = { ...now.values, ...change };
      now.dirty = true;
      setValues(now.values);
      if (now.sending) return;
      setState((was) =>
        was.is === "conflict" || was.is === "refused" || was.is === "failed" ? was : { is: "unsaved" },
      );
      if (auto && state.is !== "conflict") later(pause);
    },
    /** The values of this moment, for those who hear of changes outside of React. */
    latest: () => held.current.values,
    save: () => void save(),
    /** Sends what is written here though another saved in between: theirs stays in the history. */
    insist(meanwhile: Meanwhile) {
      held.current.version = meanwhile.version;
      setState({ is: "unsaved" });
      void save();
    },
    /** What is wrong with a field, in words. */
    errorOf(field: string): string | undefined {
      const found = problems.find((problem) => problem.field === field);
      return found && say(found.reason, found);
    },
    /** What is wrong as a whole, in words. */
    refusal: state.is === "refused" ? say(state.reason, state.problems[0]) : null,
  };
}

export type Saving<Values extends object> = ReturnType<typeof useSaving<Values>>;
