import type { Inputs } from "@agrar/api";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Form } from "#form/form.tsx";
import { useForm } from "#form/use-form.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { Dialog, DialogLeave } from "#ui/dialog.tsx";
import { TextArea, TextField } from "#ui/field.tsx";
import styles from "./category-manager.module.css";
import type { EditedCategory } from "./category-manager.tsx";

const languages = { az: "Azərbaycanca", en: "English", ru: "Русский" };
type Language = keyof typeof languages;

type Body = { [field in `${"name" | "description"}.${Language}`]?: string };

/** What the form holds: what is said of a category is said in Azerbaijani, or not at all. */
function draftIn(body: Body) {
  const texts = (field: "name" | "description") => ({
    az: body[`${field}.az`],
    en: body[`${field}.en`],
    ru: body[`${field}.ru`],
  });
  const description = texts("description");
  const isSaid = Object.values(description).some((text) => text?.trim());
  return { name: texts("name"), description: isSaid ? description : null };
}

/** What a category is called and what is said of it, in the languages of the portal. */
export function CategoryDialog({ category, onClose }: { category: EditedCategory | null; onClose(): void }) {
  const t = useTranslations("categoryAdmin");
  const trpc = useTRPC();
  const router = useRouter();
  const { mutateAsync: create } = useMutation(trpc.category.create.mutationOptions());
  const { mutateAsync: change } = useMutation(trpc.category.update.mutationOptions());
  const form = useForm<Body>({
    check: async (body) => (await import("./inputs.ts")).problemsIn(draftIn(body)),
    async send(body) {
      const draft = draftIn(body) as Inputs["category"]["create"];
      const saved = category ? change({ id: category.id, ...draft }) : create(draft);
      const failure = await saved.then(() => null, failureOf);
      if (failure) return failure;
      onClose();
      router.refresh();
      return null;
    },
  });
  const title = t(category ? "editTitle" : "new");
  const { name, description } = category?.translations ?? { name: null, description: null };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form form={form} label={title} submit={t("save")} beside={<DialogLeave onClose={onClose} />}>
        {(Object.keys(languages) as Language[]).map((language) => (
          <fieldset key={language} className={styles.language} lang={language}>
            <legend>{languages[language]}</legend>
            <TextField
              name={`name.${language}`}
              label={t("name")}
              defaultValue={name?.[language] ?? ""}
              maxLength={100}
              required={language === "az"}
              error={form.errorOf(`name.${language}`)}
            />
            <TextArea
              name={`description.${language}`}
              label={t("description")}
              defaultValue={description?.[language] ?? ""}
              maxLength={1000}
              rows={2}
              error={form.errorOf(`description.${language}`)}
            />
          </fieldset>
        ))}
      </Form>
    </Dialog>
  );
}
