"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition } from "react";
import buttons from "#ui/button.module.css";
import { Notice } from "#ui/notice.tsx";

type Props = { error: Error & { digest?: string }; reset(): void };

/** A page that could not be made: the API is away, or we have a fault. */
export default function Failure({ error, reset }: Props) {
  const t = useTranslations("failure");
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <Notice art="broken" title={t("title")} level={1}>
      <p role="alert">{t("text")}</p>
      {error.digest && <p>{t("code", { digest: error.digest })}</p>}
      <button type="button" className={buttons.solid} onClick={retry}>
        {t("action")}
      </button>
    </Notice>
  );
}
