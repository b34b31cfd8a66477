import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "#ui/badge.tsx";

type Status = NonNullable<Outputs["registration"]["own"]>["status"];

const tones: Record<Status, Tone> = {
  PENDING: "waiting",
  APPROVED: "good",
  REJECTED: "bad",
  WAITLISTED: "waiting",
  COMPLETED: "good",
  CANCELLED: "quiet",
};

/** What became of one's own registration. */
export function PlaceBadge({ status }: { status: Status }) {
  const t = useTranslations("registration.statuses");
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}

/** What became of a learner's registration, for those who run the training. */
export function LearnerBadge({ status }: { status: Status }) {
  const t = useTranslations("taught.statuses");
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
