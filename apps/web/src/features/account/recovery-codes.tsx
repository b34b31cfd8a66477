import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import buttons from "#ui/button.module.css";
import { CopyButton } from "./copy-button.tsx";
import styles from "./recovery-codes.module.css";
import { saveFile } from "./save-file.ts";

type Props = {
  codes: string[];
  onKept(): void;
  /** The reader has left the page: should they come back, the codes are not there. */
  onGone(): void;
};

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, onKept, onGone }: Props) {
  const t = useTranslations("account.recovery");
  const text = `${codes.join("\n")}\n`;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    window.addEventListener("pagehide", onGone);
    return () => window.removeEventListener("pagehide", onGone);
  });
  return (
    <div className={styles.recovery}>
      <h3 ref={title} tabIndex={-1}>
        {t("title")}
      </h3>
      <p>{t("text")}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <CopyButton text={text} label={t("copy")} />
        <button
          type="button"
          className={buttons.plain}
          onClick={() => saveFile("agrar-portal-codes.txt", "text/plain", text)}
        >
          {t("download")}
        </button>
        <button type="button" className={buttons.plain} onClick={() => window.print()}>
          {t("print")}
        </button>
      </div>
      <div className={styles.buttons}>
        <button type="button" className={buttons.solid} onClick={onKept}>
          {t("kept")}
        </button>
      </div>
    </div>
  );
}
