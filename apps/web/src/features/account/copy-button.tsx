import { useTranslations } from "next-intl";
import { useState } from "react";
import buttons from "#ui/button.module.css";

/** Puts a text into the clipboard, and says whether it is there. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations("account");
  const [news, setNews] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setNews(t("copied")),
      () => setNews(t("notCopied")),
    );
  return (
    <>
      <button type="button" className={buttons.plain} onClick={copy}>
        {label}
      </button>
      <span role="status">{news}</span>
    </>
  );
}
