import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { NoValue } from "#ui/no-value.tsx";
import { PlainTable } from "#ui/plain-table.tsx";
import { LearnerBadge } from "./status-badge.tsx";

/** Who is registered where, since when, and how far. */
export function RegistrationRows({ rows }: { rows: Outputs["registration"]["list"]["items"] }) {
  const t = useTranslations("registrations");
  const format = useFormat();
  return (
    <PlainTable
      caption={t("title")}
      columns={[
        { name: t("learner") },
        { name: t("training"), wrap: true },
        { name: t("state") },
        { name: t("percent"), number: true },
        { name: t("registeredAt") },
        { name: t("completedAt") },
      ]}
      rows={rows.map(({ id, learner, training, status, percent, registeredAt, completedAt }) => ({
        id: String(id),
        cells: [
          `${learner.lastName} ${learner.firstName}`,
          <Link key="training" href={`/trainings/${training.id}`} prefetch={false}>
            {training.title}
          </Link>,
          <LearnerBadge key="status" status={status} />,
          format.progress(percent),
          format.shortMoment(registeredAt),
          completedAt ? format.shortMoment(completedAt) : <NoValue key="completed" />,
        ],
      }))}
    />
  );
}
