import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "#form/form.tsx";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { type Option, SelectField, TextField } from "#ui/field.tsx";
import { AccountSection } from "./account-section.tsx";
import { PhotoForm } from "./photo-form.tsx";
import styles from "./profile-section.module.css";
import { regions } from "./regions.ts";
import { useAccount } from "./use-account.ts";
import { useAccountForm } from "./use-account-form.ts";

const languages: Record<Locale, string> = { az: "Azərbaycanca", en: "English", ru: "Русский" };

type Props = {
  /** All that there are. */
  professions: Option[];
  /** Most bytes of a photo. */
  largestPhoto: number;
};

/** A change leaves alone what it does not name: what is emptied is named. */
const blanks = { firstName: "", lastName: "", fatherName: null, phone: null, region: null };

/** What a person says of themselves. */
export function ProfileSection({ professions, largestPhoto }: Props) {
  const t = useTranslations("account.profile");
  return (
    <AccountSection id="profile" title={t("title")} lead={t("lead")}>
      <PhotoForm largest={largestPhoto} />
      <ProfileForm professions={professions} />
    </AccountSection>
  );
}

function ProfileForm({ professions }: { professions: Option[] }) {
  const t = useTranslations("account.profile");
  const locale = useLocale();
  const { account, changed } = useAccount();
  const { mutateAsync: update } = useMutation(useTRPC().account.update.mutationOptions());
  const send = async (change: Parameters<typeof update>[0]) => {
    try {
      await update(change);
    } catch (error) {
      return failureOf(error);
    }
    await changed();
    return null;
  };
  const form = useAccountForm("profile", send, blanks);
  const field = (name: "firstName" | "lastName" | "fatherName" | "phone" | "region") => ({
    name,
    label: t(name),
    defaultValue: account[name] ?? "",
    error: form.errorOf(name),
  });
  return (
    <Form
      form={form}
      label={t("title")}
      submit={t("save")}
      done={
        <>
          {t("saved")} {account.language !== locale && <InOtherLanguage locale={account.language} />}
        </>
      }
    >
      <div className={styles.pair}>
        <TextField {...field("firstName")} autoComplete="given-name" maxLength={100} required />
        <TextField {...field("lastName")} autoComplete="family-name" maxLength={100} required />
      </div>
      <div className={styles.pair}>
        <TextField {...field("fatherName")} autoComplete="additional-name" maxLength={100} />
        <TextField {...field("phone")} type="tel" autoComplete="tel" maxLength={50} hint={t("phoneHint")} />
      </div>
      <div className={styles.pair}>
        <TextField {...field("region")} list="regions" autoComplete="off" maxLength={255} />
        <datalist id="regions">
          {regions.map((region) => (
            <option key={region} value={region} />
          ))}
        </datalist>
        <SelectField
          name="profession"
          label={t("profession")}
          defaultValue={account.profession}
          options={professions}
          error={form.errorOf("profession")}
        />
      </div>
      <SelectField
        name="language"
        label={t("language")}
        defaultValue={account.language}
        options={routing.locales.map((value) => ({ value, label: languages[value] }))}
        hint={t("languageHint")}
        error={form.errorOf("language")}
      />
    </Form>
  );
}

function InOtherLanguage({ locale }: { locale: Locale }) {
  const t = useTranslations("account.profile");
  return (
    <a href={getPathname({ href: "/account", locale })} hrefLang={locale}>
      {t("openIn", { language: languages[locale] })}
    </a>
  );
}
