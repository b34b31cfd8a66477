import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { RowList } from "#ui/row-list.tsx";
import { PlaceBadge } from "./status-badge.tsx";

/** The places that one waits for: in which training, and how many are before one. */
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
        note: place.training.startDate
          ? format.dates(place.training.startDate, place.training.endDate)
          : training("anytime"),
        badge: <PlaceBadge status={place.status} />,
        figures: [
          [t("since"), format.day(place.registeredAt)],
          ...(place.waitlistPlace === null
            ? []
            : ([[t("placeInLine"), format.number(place.waitlistPlace)]] as [string, string][])),
        ],
      }))}
    />
  );
}
