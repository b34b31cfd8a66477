import type { Outputs } from "@agrar/api";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Form } from "#form/form.tsx";
import { type FormState, useForm } from "#form/use-form.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { CheckField, SelectField, TextField } from "#ui/field.tsx";
import styles from "./preferences-page.module.css";
import { type Body, wishesIn } from "./wishes-in.ts";

type Wishes = Outputs["preference"]["own"];
type Family = keyof Wishes["paces"];
type Channel = keyof Wishes["paces"][Family];

export type Choices = {
  /** How letters may come, and how notices. */
  paces: { [Key in Channel]: readonly Wishes["paces"][Family][Key][] };
  categories: { id: number; name: string }[];
  zones: string[];
};

/** All of it in one form, saved together. What is wrong is found by the API's own schema, which comes when it is needed. */
export function PreferencesForm(choices: Choices) {
  const t = useTranslations("preferences");
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data: wishes } = useSuspenseQuery(trpc.preference.own.queryOptions());
  const { mutateAsync: save } = useMutation(trpc.preference.save.mutationOptions());
  const form = useForm<Body>({
    check: async (body) => (await import("./inputs.ts")).problemsIn(wishesIn(body as Body)),
    async send(body) {
      try {
        await save(wishesIn(body) as Parameters<typeof save>[0]);
      } catch (error) {
        return failureOf(error);
      }
      await client.invalidateQueries(trpc.preference.pathFilter());
      return null;
    },
  });
  return (
    <Form form={form} label={t("title")} submit={t("save")} done={t("saved")}>
      <Paces form={form} wishes={wishes} paces={choices.paces} />
      <Interests wishes={wishes} categories={choices.categories} />
      <QuietTime form={form} wishes={wishes} zones={choices.zones} />
    </Form>
  );
}

function Paces({ form, wishes, paces }: { form: FormState; wishes: Wishes; paces: Choices["paces"] }) {
  const t = useTranslations("preferences");
  const channels = Object.keys(paces) as Channel[];
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>
        <h2>{t("paces.title")}</h2>
      </legend>
      <p className={styles.lead}>{t("paces.lead")}</p>
      {(Object.keys(wishes.paces) as Family[]).map((family) => (
        <fieldset key={family} className={styles.family}>
          <legend className={styles.name}>
            <h3>{t(`families.${family}`)}</h3>
          </legend>
          <p className={styles.hint}>{t(`about.${family}`)}</p>
          <div className={styles.pair}>
            {channels.map((channel) => {
              const name = `paces.${family}.${channel}`;
              return (
                <SelectField
                  key={channel}
                  name={name}
                  label={t(`channels.${channel}`)}
                  defaultValue={wishes.paces[family][channel]}
                  options={paces[channel].map((value) => ({ value, label: t(`paces.${value}`) }))}
                  error={form.errorOf(name)}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
      <p className={styles.hint}>{t("paces.always")}</p>
    </fieldset>
  );
}

function Interests({ wishes, categories }: { wishes: Wishes; categories: Choices["categories"] }) {
  const t = useTranslations("preferences");
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>
        <h2>{t("categories.title")}</h2>
      </legend>
      <p className={styles.lead}>{t("categories.lead")}</p>
      <div className={styles.boxes}>
        {categories.map(({ id, name }) => (
          <CheckField
            key={id}
            name={`categories.${id}`}
            label={name}
            defaultChecked={wishes.categories.includes(id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function QuietTime({ form, wishes, zones }: { form: FormState; wishes: Wishes; zones: string[] }) {
  const t = useTranslations("preferences");
  const time = (name: "quietFrom" | "quietUntil") => (
    <TextField
      type="time"
      name={name}
      label={t(`quiet.${name}`)}
      defaultValue={wishes[name] ?? ""}
      error={form.errorOf(name)}
    />
  );
  const known = zones.includes(wishes.timeZone) ? zones : [wishes.timeZone, ...zones];
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>
        <h2>{t("quiet.title")}</h2>
      </legend>
      <p className={styles.lead}>{t("quiet.lead")}</p>
      <div className={styles.pair}>
        {time("quietFrom")}
        {time("quietUntil")}
      </div>
      <SelectField
        name="timeZone"
        label={t("quiet.timeZone")}
        defaultValue={wishes.timeZone}
        options={known.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
        error={form.errorOf("timeZone")}
      />
    </fieldset>
  );
}
