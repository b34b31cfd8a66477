import { useTranslations } from "next-intl";
import { CheckField, type Option, SelectField, TextField } from "#ui/field.tsx";
import { Part, Row } from "./part.tsx";
import { TextFields } from "./text-fields.tsx";
import type { Saving } from "./use-saving.ts";
import { type Fields, inBaku, languages, momentIn, numberIn, tagsIn } from "./values.ts";

export type Lists = {
  categories: Option[];
  /** Those who may give it, for admins. */
  trainers: Option[] | null;
};

type Props = { saving: Saving<Fields> };

/** What it is about, in three languages. */
export function TextsPart({ saving: { values, set, errorOf } }: Props) {
  const t = useTranslations("authoring.texts");
  return (
    <Part title={t("title")} lead={t("lead")}>
      <TextFields
        name="title"
        label={t("name")}
        max={255}
        value={values.title}
        onChange={(title) => set({ title: title ?? { az: "" } })}
        errorOf={errorOf}
      />
      <TextFields
        name="description"
        label={t("description")}
        hint={t("descriptionHint")}
        long
        max={10_000}
        value={values.description}
        onChange={(description) => set({ description })}
        errorOf={errorOf}
      />
    </Part>
  );
}

/** What kind of training it is, and for whom. */
export function BasicsPart({ saving: { values, set, errorOf }, categories, trainers }: Props & Lists) {
  const t = useTranslations("authoring.basics");
  const words = useTranslations();
  return (
    <Part title={t("title")}>
      <Row>
        <SelectField
          name="type"
          label={t("type")}
          value={values.type}
          options={(["ONLINE", "OFFLINE", "VIDEO"] as const).map((value) => ({
            value,
            label: words(`training.types.${value}`),
          }))}
          onChange={({ currentTarget }) => set({ type: currentTarget.value as Fields["type"] })}
          error={errorOf("type")}
        />
        <SelectField
          name="categoryId"
          label={t("category")}
          value={String(values.categoryId)}
          options={categories}
          onChange={({ currentTarget }) => set({ categoryId: Number(currentTarget.value) })}
          error={errorOf("categoryId")}
        />
        <SelectField
          name="difficulty"
          label={t("difficulty")}
          value={values.difficulty ?? ""}
          options={[
            { value: "", label: t("noDifficulty") },
            ...(["BEGINNER", "INTERMEDIATE", "ADVANCED", "EXPERT"] as const).map((value) => ({
              value,
              label: words(`training.difficulties.${value}`),
            })),
          ]}
          onChange={({ currentTarget }) =>
            set({ difficulty: (currentTarget.value || null) as Fields["difficulty"] })
          }
          error={errorOf("difficulty")}
        />
        <SelectField
          name="language"
          label={t("language")}
          value={values.language}
          options={languages.map((value) => ({ value, label: words(`languages.${value}`) }))}
          onChange={({ currentTarget }) => set({ language: currentTarget.value as Fields["language"] })}
          error={errorOf("language")}
        />
        {trainers && (
          <SelectField
            name="trainerId"
            label={t("trainer")}
            value={String(values.trainerId)}
            options={trainers}
            onChange={({ currentTarget }) => set({ trainerId: Number(currentTarget.value) })}
            error={errorOf("trainerId")}
          />
        )}
      </Row>
      <TextField
        name="tags"
        label={t("tags")}
        hint={t("tagsHint")}
        defaultValue={values.tags.join(", ")}
        onChange={({ currentTarget }) => set({ tags: tagsIn(currentTarget.value) })}
        error={errorOf("tags") ?? errorOf("tags.0")}
      />
    </Part>
  );
}

/** Who gets a seat, and when. */
export function RegistrationPart({ saving: { values, set, errorOf }, taken }: Props & { taken: number }) {
  const t = useTranslations("authoring.registration");
  const moment = (name: "registrationOpensAt" | "registrationClosesAt") => (
    <TextField
      type="datetime-local"
      name={name}
      label={t(name)}
      value={inBaku(values[name])}
      onChange={({ currentTarget }) => set({ [name]: momentIn(currentTarget.value) })}
      error={errorOf(name)}
    />
  );
  const yes = (name: "requiresApproval" | "requireEmailVerification") => (
    <CheckField
      name={name}
      label={t(name)}
      checked={values[name]}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.checked })}
    />
  );
  return (
    <Part title={t("title")}>
      <Row>
        <TextField
          type="number"
          min={Math.max(taken, 1)}
          name="capacity"
          label={t("capacity")}
          hint={taken > 0 ? t("taken", { count: taken }) : t("capacityHint")}
          value={values.capacity ?? ""}
          onChange={({ currentTarget }) => set({ capacity: numberIn(currentTarget.value) })}
          error={errorOf("capacity")}
        />
        {moment("registrationOpensAt")}
        {moment("registrationClosesAt")}
      </Row>
      <div>
        {yes("requiresApproval")}
        {yes("requireEmailVerification")}
      </div>
    </Part>
  );
}

/** What those who complete it are given, and for how long it counts. */
export function CertificatePart({ saving: { values, set, errorOf } }: Props) {
  const t = useTranslations("authoring.certificate");
  const number = (
    name: "certificateExpiryYears" | "certificateExpiryMonths" | "certificateExpiryDays" | "minExamScore",
    most: number,
  ) => (
    <TextField
      type="number"
      min={0}
      max={most}
      name={name}
      label={t(name)}
      value={values[name] ?? ""}
      onChange={({ currentTarget }) => set({ [name]: numberIn(currentTarget.value) })}
      error={errorOf(name)}
    />
  );
  const yes = (name: "hasCertificate" | "certificateHasExpiry" | "examRequired") => (
    <CheckField
      name={name}
      label={t(name)}
      checked={values[name]}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.checked })}
    />
  );
  return (
    <Part title={t("title")}>
      {yes("hasCertificate")}
      {values.hasCertificate && (
        <>
          <TextFields
            name="certificateDescription"
            label={t("description")}
            long
            max={2_000}
            value={values.certificateDescription}
            onChange={(certificateDescription) => set({ certificateDescription })}
            errorOf={errorOf}
          />
          {yes("certificateHasExpiry")}
          {values.certificateHasExpiry && (
            <Row>
              {number("certificateExpiryYears", 100)}
              {number("certificateExpiryMonths", 11)}
              {number("certificateExpiryDays", 30)}
            </Row>
          )}
          {yes("examRequired")}
          {values.examRequired && <Row>{number("minExamScore", 100)}</Row>}
        </>
      )}
    </Part>
  );
}
