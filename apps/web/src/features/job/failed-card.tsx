import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import buttons from "#ui/button.module.css";
import styles from "./failed-jobs.module.css";
import type { FailedJob } from "./search.ts";
import { useJobName } from "./use-job-name.ts";

/** A job that failed: why and when, how often it was tried, and, unfolded, what it was given. */
export function FailedCard({ job, onRetry }: { job: FailedJob; onRetry(): void }) {
  const t = useTranslations("admin.job");
  const format = useFormat();
  const name = useJobName()(job.functionId);
  const at = format.instant(job.endedAt);
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <div>
          <h3 className={styles.name}>{name}</h3>
          <p className={styles.about}>
            <code>{job.functionId}</code> · <code>{job.event.name}</code> · {at} ·{" "}
            {t("tries", { count: job.failures, n: format.number(job.failures) })}
          </p>
        </div>
        <button
          type="button"
          className={buttons.plain}
          aria-label={t("retryOf", { name, at })}
          onClick={onRetry}
        >
          <IconRefresh size={20} aria-hidden />
          {t("retry")}
        </button>
      </div>
      <p className={styles.reason}>
        <span className="visually-hidden">{t("reason")}: </span>
        {job.error.name === "Error" ? "" : `${job.error.name}: `}
        {job.error.message}
      </p>
      <details>
        <summary>{t("input")}</summary>
        <pre className={styles.input}>{JSON.stringify(job.event.data, null, 2)}</pre>
      </details>
    </article>
  );
}
