import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogFailure } from "#ui/dialog.tsx";
import { TextArea, TextField } from "#ui/field.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import styles from "./category-manager.module.css";
import type { EditedCategory } from "./category-manager.tsx";

const languages = { az: "Azərbaycanca", en: "English", ru: "Русский" };
type Language = keyof typeof languages;

/** What a category is called and what is said of it, in the languages of the portal. */
export function CategoryDialog({ category, onClose }: { category: EditedCategory | null; onClose(): void }) {
  const t = useTranslations("categoryAdmin");
  const dialog = useTranslations("dialog");
  const trpc = useTRPC();
  const router = useRouter();
  const onSuccess = () => {
    onClose();
    router.refresh();
  };
  const creation = useMutation(trpc.category.create.mutationOptions({ onSuccess }));
  const change = useMutation(trpc.category.update.mutationOptions({ onSuccess }));
  const refusal = useRefusal(creation.error ?? change.error);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const texts = (field: "name" | "description") => ({
      az: String(form.get(`${field}.az`)),
      en: String(form.get(`${field}.en`)),
      ru: String(form.get(`${field}.ru`)),
    });
    const [name, said] = [texts("name"), texts("description")];
    // What is said of it is said in Azerbaijani, or not at all.
    const description = Object.values(said).some((text) => text.trim()) ? said : null;
    if (category) change.mutate({ id: category.id, name, description });
    else creation.mutate({ name, description });
  }
  const { name, description } = category?.translations ?? { name: null, description: null };
  return (
    <Dialog title={t(category ? "editTitle" : "new")} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {(Object.keys(languages) as Language[]).map((language) => (
          <fieldset key={language} className={styles.language} lang={language}>
            <legend>{languages[language]}</legend>
            <TextField
              name={`name.${language}`}
              label={t("name")}
              defaultValue={name?.[language] ?? ""}
              maxLength={100}
              required={language === "az"}
            />
            <TextArea
              name={`description.${language}`}
              label={t("description")}
              defaultValue={description?.[language] ?? ""}
              maxLength={1000}
              rows={2}
            />
          </fieldset>
        ))}
        <DialogFailure>{refusal.rest}</DialogFailure>
        <DialogActions>
          <button type="button" className={buttons.plain} onClick={onClose}>
            {dialog("cancel")}
          </button>
          <button type="submit" className={buttons.solid} disabled={creation.isPending || change.isPending}>
            {t("save")}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
