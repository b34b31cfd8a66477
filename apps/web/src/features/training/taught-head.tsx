import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { PlainHead } from "#ui/plain-head.tsx";
import styles from "./taught-head.module.css";
import { TaughtTabs } from "./taught-tabs.tsx";

/** What stands above the pages on which a training is run: which one it is, and the way from one of them to the others. */
export function TaughtHead({ id, title, page }: { id: number; title: string; page: string }) {
  const t = useTranslations("taught");
  const state = useTranslations("trainingState");
  return (
    <div className={styles.head}>
      <p>
        <Link href="/teach">{t("home")}</Link>
      </p>
      <PlainHead title={`${title}: ${page}`} />
      <TaughtTabs
        id={id}
        before={[
          { href: `/trainings/${id}`, label: t("training") },
          { href: `/teach/trainings/${id}/edit`, label: state("edit") },
        ]}
      />
    </div>
  );
}
