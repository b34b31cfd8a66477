import { useTranslations } from "next-intl";
import { CheckField, SelectField, TextField } from "#ui/field.tsx";
import { Part, Row } from "./part.tsx";
import type { Saving } from "./use-saving.ts";
import { type Fields, numberIn } from "./values.ts";

/** Where a point is looked up and shown; it opens beside the portal. */
const mapAt = (latitude: number, longitude: number) =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;

/** When it is held, and where: by its type. One that is watched at any time has neither. */
export function SchedulePart({ saving: { values, set, errorOf } }: { saving: Saving<Fields> }) {
  const t = useTranslations("authoring.schedule");
  const words = useTranslations("training.frequencies");
  if (values.type === "VIDEO")
    return (
      <Part title={t("title")}>
        <p>{t("video")}</p>
      </Part>
    );
  const day = (name: "startDate" | "endDate" | "recurrenceEndDate") => (
    <TextField
      type="date"
      name={name}
      label={t(name)}
      value={values[name] ?? ""}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value || null })}
      error={errorOf(name)}
    />
  );
  const time = (name: "startTime" | "endTime") => (
    <TextField
      type="time"
      name={name}
      label={t(name)}
      value={values[name] ?? ""}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value.slice(0, 5) || null })}
      error={errorOf(name)}
    />
  );
  return (
    <Part title={t("title")} lead={t("lead")}>
      <Row>
        {day("startDate")}
        {day("endDate")}
        {time("startTime")}
        {time("endTime")}
      </Row>
      <CheckField
        name="isRecurring"
        label={t("isRecurring")}
        checked={values.isRecurring}
        onChange={({ currentTarget }) =>
          set(
            currentTarget.checked
              ? { isRecurring: true }
              : { isRecurring: false, recurrenceFrequency: null, recurrenceEndDate: null },
          )
        }
      />
      {values.isRecurring && (
        <Row>
          <SelectField
            name="recurrenceFrequency"
            label={t("recurrenceFrequency")}
            value={values.recurrenceFrequency ?? ""}
            options={[
              { value: "", label: t("noFrequency") },
              ...(["DAILY", "WEEKLY", "MONTHLY"] as const).map((value) => ({ value, label: words(value) })),
            ]}
            onChange={({ currentTarget }) =>
              set({ recurrenceFrequency: (currentTarget.value || null) as Fields["recurrenceFrequency"] })
            }
            error={errorOf("recurrenceFrequency")}
          />
          {day("recurrenceEndDate")}
        </Row>
      )}
      {values.type === "ONLINE" ? (
        <TextField
          type="url"
          inputMode="url"
          name="meetLink"
          maxLength={500}
          label={t("meetLink")}
          hint={t("meetLinkHint")}
          value={values.meetLink ?? ""}
          onChange={({ currentTarget }) => set({ meetLink: currentTarget.value || null })}
          error={errorOf("meetLink")}
        />
      ) : (
        <Place saving={{ values, set, errorOf }} />
      )}
    </Part>
  );
}

function Place({
  saving: { values, set, errorOf },
}: {
  saving: Pick<Saving<Fields>, "values" | "set" | "errorOf">;
}) {
  const t = useTranslations("authoring.schedule");
  const { latitude, longitude } = values;
  const coordinate = (name: "latitude" | "longitude", most: number) => (
    <TextField
      type="number"
      step="any"
      min={-most}
      max={most}
      name={name}
      label={t(name)}
      value={values[name] ?? ""}
      onChange={({ currentTarget }) => set({ [name]: numberIn(currentTarget.value) })}
      error={errorOf(name)}
    />
  );
  return (
    <>
      <TextField
        name="address"
        maxLength={500}
        label={t("address")}
        value={values.address ?? ""}
        onChange={({ currentTarget }) => set({ address: currentTarget.value || null })}
        error={errorOf("address")}
      />
      <Row>
        {coordinate("latitude", 90)}
        {coordinate("longitude", 180)}
      </Row>
      <p>
        <a
          href={
            latitude !== null && longitude !== null
              ? mapAt(latitude, longitude)
              : `https://www.openstreetmap.org/search?query=${encodeURIComponent(values.address ?? "Azərbaycan")}`
          }
          target="_blank"
          rel="noreferrer"
        >
          {latitude !== null && longitude !== null ? t("map") : t("mapSearch")}
        </a>
      </p>
    </>
  );
}
