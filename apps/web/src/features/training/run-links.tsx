import { useTranslations } from "next-intl";
import { Tabs } from "#ui/tabs.tsx";

/** The pages on which a training is run, for those who run it. */
export function RunLinks({ id }: { id: number }) {
  const t = useTranslations("taught");
  return (
    <Tabs
      label={t("pages")}
      tabs={[
        { href: `/teach/trainings/${id}/learners`, label: t("learners") },
        { href: `/teach/trainings/${id}/messages`, label: t("messages") },
      ]}
    />
  );
}
