import { useTranslations } from "next-intl";
import { BackLink } from "#ui/back-link.tsx";
import styles from "./taught-head.module.css";
import { TaughtTabs } from "./taught-tabs.tsx";

/** What stands above the pages on which a training is run: which one it is, and the way from one of them to the others. */
export function TaughtHead({ id, title, page }: { id: number; title: string; page: string }) {
  const t = useTranslations("taught");
  const state = useTranslations("trainingState");
  return (
    <div className={styles.head}>
      <BackLink href="/teach" label={t("home")} />
      <h1 className={styles.title}>
        {title}
        {/* The tabs below show it to the eye. */}
        <span className="visually-hidden">: {page}</span>
      </h1>
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
