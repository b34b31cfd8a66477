import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { Badge } from "#ui/badge.tsx";
import { RowList } from "#ui/row-list.tsx";

/** What a trainer gives today, in the order of the day. */
export function TodaySessions({ sessions }: { sessions: Outputs["training"]["today"] }) {
  const t = useTranslations();
  const format = useFormat();
  return (
    <RowList
      rows={sessions.map(({ id, title, type, startTime, endTime, address, taken, capacity }) => ({
        id,
        href: `/trainings/${id}`,
        name: title,
        note: (type === "OFFLINE" && address) || t(`training.types.${type}`),
        badge: (
          <Badge tone="good">
            {startTime ? (endTime ? `${startTime}–${endTime}` : startTime) : t("teach.allDay")}
          </Badge>
        ),
        figures: [
          [
            t("teach.seated"),
            capacity === null
              ? format.number(taken)
              : t("teach.seatedOf", { taken: format.number(taken), all: format.number(capacity) }),
          ],
        ],
      }))}
    />
  );
}
