import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { type Failure, failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { Portrait } from "#ui/portrait.tsx";
import styles from "./photo-form.module.css";
import { sendPhoto } from "./send-photo.ts";
import { useAccount } from "./use-account.ts";

/** One's photo: chosen, looked at, sent; or removed. */
export function PhotoForm({ largest }: { largest: number }) {
  const t = useTranslations("account.photo");
  const dialog = useTranslations("dialog");
  const say = useReason();
  const id = useId();
  const { account, changed } = useAccount();
  const { mutateAsync: remove } = useMutation(useTRPC().account.removePhoto.mutationOptions());
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ picture: File; url: string } | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [refusal, setRefusal] = useState("");
  const [news, setNews] = useState("");

  const url = chosen?.url;
  // The browser keeps a picture for as long as it has an address.
  useEffect(() => {
    if (url) return () => URL.revokeObjectURL(url);
  }, [url]);

  function choose(picture: File | undefined) {
    setNews("");
    const tooLarge = picture && picture.size > largest;
    setRefusal(tooLarge ? say("photo.tooLarge") : "");
    setChosen(picture && !tooLarge ? { picture, url: URL.createObjectURL(picture) } : null);
  }

  function putBack() {
    setChosen(null);
    if (input.current) input.current.value = "";
  }

  async function settle(failure: Failure | null, done: string) {
    setSent(null);
    if (failure) {
      const [problem] = failure.problems;
      return setRefusal(say(problem?.reason ?? failure.reason, problem));
    }
    putBack();
    input.current?.focus();
    await changed();
    setNews(done);
  }

  async function upload() {
    if (!chosen || sent !== null) return;
    setRefusal("");
    setSent(0);
    await settle(await sendPhoto(chosen.picture, setSent), t("uploaded"));
  }

  const takeAway = async () => {
    setRefusal("");
    await settle(await remove().then(() => null, failureOf), t("removed"));
  };

  return (
    <div className={styles.photo}>
      <Portrait url={url ?? account.photoUrl} name={[account.firstName, account.lastName]} />
      <div className={styles.side}>
        {/* The label is the button: a browser would name its own in its own language. */}
        <input
          ref={input}
          id={id}
          className="visually-hidden"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif"
          aria-describedby={`${id}-hint`}
          aria-invalid={refusal ? true : undefined}
          disabled={sent !== null}
          onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
        />
        <label className={`${buttons.plain} ${styles.choose}`} htmlFor={id}>
          {t("choose")}
        </label>
        <p id={`${id}-hint`} className={styles.hint}>
          {t("hint")}
        </p>
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
        {sent !== null && (
          <progress className={styles.progress} aria-label={t("progress")} max={1} value={sent} />
        )}
        <p role="status" className={styles.news}>
          {news}
        </p>
        <div className={styles.buttons}>
          {chosen && (
            <>
              <button type="button" className={buttons.solid} aria-disabled={sent !== null} onClick={upload}>
                {t("upload")}
              </button>
              <button type="button" className={buttons.quiet} disabled={sent !== null} onClick={putBack}>
                {dialog("cancel")}
              </button>
            </>
          )}
          {!chosen && account.photoUrl && (
            <button type="button" className={buttons.plain} onClick={takeAway}>
              {t("remove")}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
