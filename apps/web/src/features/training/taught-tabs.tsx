import { useTranslations } from "next-intl";
import { Tabs } from "#ui/tabs.tsx";
import styles from "./taught-tabs.module.css";

/** The way between the pages on which a training is run, for those who run it; `before` are pages that stand before these. */
export function TaughtTabs({ id, before = [] }: { id: number; before?: { href: string; label: string }[] }) {
  const t = useTranslations("taught");
  return (
    <div className={styles.pages}>
      <Tabs
        label={t("pages")}
        tabs={[
          ...before,
          { href: `/teach/trainings/${id}/learners`, label: t("learners") },
          { href: `/teach/trainings/${id}/messages`, label: t("messages") },
        ]}
      />
    </div>
  );
}
