import { useTranslations } from "next-intl";
import { Badge, type Tone } from "#ui/badge.tsx";
import type { Status } from "./search.ts";

const tones: Record<Status, Tone> = {
  DRAFT: "waiting",
  PUBLISHED: "good",
  ARCHIVED: "quiet",
  CANCELLED: "bad",
};

/** Whether a training is open to learners yet, or no more. */
export function StatusBadge({ status }: { status: Status }) {
  const t = useTranslations("training.statuses");
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
