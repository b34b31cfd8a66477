import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useReason } from "#i18n/use-reason.ts";
import type { Failure } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import styles from "./entrance.module.css";

/** So many seconds lie between two letters, as the API has it; where it wants more, it says so. */
const pause = 60;

type Props = {
  /** Whether a letter has just gone out, or is to go out at once; else it is asked for. */
  first: "sent" | "at once" | "on request";
  send(): Promise<Failure | null>;
};

/** Asks for another code, as often as the API lets one, and shows when that is. */
export function Resend({ first, send }: Props) {
  const t = useTranslations("entrance");
  const format = useFormat();
  const say = useReason();
  const [left, start] = useCountdown(first === "sent" ? pause : 0);
  const [news, setNews] = useState("");
  const begun = useRef(false);
  async function resend() {
    start(pause);
    setNews("");
    const failure = await send();
    if (!failure) return setNews(t("resent"));
    const [problem] = failure.problems;
    const { seconds } = problem?.params ?? {};
    start(typeof seconds === "number" ? seconds : 0);
    setNews(say(problem?.reason ?? failure.reason, problem));
  }
  useEffect(() => {
    if (first !== "at once" || begun.current) return;
    begun.current = true;
    void resend();
  });
  return (
    <div className={styles.resend}>
      <button type="button" className={buttons.quiet} disabled={left > 0} onClick={resend}>
        {left > 0 ? t("resendIn", { span: format.wait(left) }) : t("resend")}
      </button>
      <p role="status">{news}</p>
    </div>
  );
}

/** Seconds that are left, counted down to nothing from where `start` sets them. */
function useCountdown(from: number) {
  const [left, setLeft] = useState(from);
  const [end, setEnd] = useState(() => Date.now() + from * 1000);
  const running = left > 0;
  useEffect(() => {
    if (!running) return;
    // By the clock: a page in the background is woken less often.
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [running, end]);
  const start = (seconds: number) => {
    setLeft(seconds);
    setEnd(Date.now() + seconds * 1000);
  };
  return [left, start] as const;
}
