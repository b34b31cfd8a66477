import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { Badge } from "#ui/badge.tsx";
import { RowList } from "#ui/row-list.tsx";
import { PlaceBadge } from "./status-badge.tsx";

/** One's places in trainings: what became of each, how far one is, and how many are before one where one waits. */
export function OwnPlaces({ places }: { places: Outputs["registration"]["list"]["items"] }) {
  const t = useTranslations("registration");
  const training = useTranslations("training");
  const format = useFormat();
  return (
    <RowList
      rows={places.map((place) => ({
        id: place.id,
        href: `/trainings/${place.training.id}`,
        name: place.training.title,
        note: [
          place.training.startDate
            ? format.dates(place.training.startDate, place.training.endDate)
            : training("anytime"),
          place.training.status === "ARCHIVED" && training("statuses.ARCHIVED"),
        ]
          .filter(Boolean)
          .join(" · "),
        badge: isCalledOff(place) ? (
          <Badge tone="bad">{training("statuses.CANCELLED")}</Badge>
        ) : (
          <PlaceBadge status={place.status} />
        ),
        figures: figuresOf(place),
      }))}
    />
  );

  function figuresOf({ status, registeredAt, completedAt, waitlistPlace, percent, training }: Place) {
    const figures: [string, string][] = [[t("registeredOn"), format.shortDay(registeredAt)]];
    if (waitlistPlace !== null) figures.push([t("placeInLine"), format.number(waitlistPlace)]);
    if (status === "APPROVED" && training.lessonsCount > 0)
      figures.push([t("percent"), format.progress(percent)]);
    if (completedAt) figures.push([t("completedOn"), format.shortDay(completedAt)]);
    return figures;
  }
}

/** A place in what will not take place is none. */
const isCalledOff = ({ status, training }: Place) =>
  training.status === "CANCELLED" && status !== "COMPLETED";

type Place = Outputs["registration"]["list"]["items"][number];
