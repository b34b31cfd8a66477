import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { dateInBaku } from "#i18n/format.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { AccountSection } from "./account-section.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import styles from "./own-data.module.css";
import { saveFile } from "./save-file.ts";

/** What the portal keeps of somebody: to take away, or to have erased. */
export function OwnDataSection() {
  const t = useTranslations("account.data");
  const say = useReason();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [erasing, setErasing] = useState(false);
  const [state, setState] = useState<"idle" | "busy" | "done">("idle");
  const [refusal, setRefusal] = useState("");

  async function download() {
    if (state === "busy") return;
    setState("busy");
    setRefusal("");
    try {
      // Made anew each time, and not kept.
      const data = await client.fetchQuery({
        ...trpc.account.export.queryOptions(),
        staleTime: 0,
        gcTime: 0,
      });
      const name = `agrar-portal-${dateInBaku(new Date())}.json`;
      saveFile(name, "application/json", JSON.stringify(data, null, 2));
      setState("done");
    } catch (error) {
      const { reason, problems } = failureOf(error);
      setState("idle");
      setRefusal(say(reason, problems[0]));
    }
  }

  return (
    <AccountSection id="data" title={t("title")} lead={t("lead")}>
      <div>
        <button type="button" className={buttons.plain} aria-disabled={state === "busy"} onClick={download}>
          {t("download")}
        </button>
      </div>
      <p role="status">{state === "done" && t("downloaded")}</p>
      <p role="alert" className={styles.refusal}>
        {refusal}
      </p>
      <h3>{t("erase")}</h3>
      <p>{t("goes")}</p>
      <p>{t("stays")}</p>
      <div>
        <button type="button" className={buttons.grave} onClick={() => setErasing(true)}>
          {t("erase")}
        </button>
      </div>
      {erasing && <EraseDialog onClose={() => setErasing(false)} />}
    </AccountSection>
  );
}
