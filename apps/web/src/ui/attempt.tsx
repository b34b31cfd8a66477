"use client";

import { type RefObject, useRef, useState } from "react";
import { useReason } from "#i18n/use-reason.ts";
import { failureOf } from "#trpc/failure.ts";
import styles from "./attempt.module.css";

type Said = { news: string; refusal: string };
const nothing: Said = { news: "", refusal: "" };

/**
 * For buttons whose row goes with the deed: `attempt` does it, and what came of it is said by `AttemptNews`, which also takes the
 * focus that the button had. A deed resolves with its news; one that leaves the page has none.
 */
export function useAttempt() {
  const say = useReason();
  const [said, setSaid] = useState(nothing);
  const status = useRef<HTMLParagraphElement>(null);
  async function attempt(deed: () => Promise<string | undefined>) {
    setSaid(nothing);
    try {
      const news = await deed();
      if (news === undefined) return;
      setSaid({ ...nothing, news });
      status.current?.focus();
    } catch (error) {
      const { reason, problems } = failureOf(error);
      setSaid({ ...nothing, refusal: say(reason, problems[0]) });
    }
  }
  return { attempt, said, status };
}

export const AttemptNews = ({
  said,
  status,
}: {
  said: Said;
  status: RefObject<HTMLParagraphElement | null>;
}) => (
  <>
    <p role="alert" className={styles.refusal}>
      {said.refusal}
    </p>
    <p ref={status} role="status" tabIndex={-1}>
      {said.news}
    </p>
  </>
);
