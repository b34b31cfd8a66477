"use client";

import type { Inputs } from "@agrar/api";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Form } from "#form/form.tsx";
import { useForm } from "#form/use-form.ts";
import { getPathname } from "#i18n/navigation.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { type Option, SelectField, TextField } from "#ui/field.tsx";

type Body = { "title.az"?: string; type: string; categoryId: string; trainerId?: string };

const creationIn = ({ "title.az": az = "", type, categoryId, trainerId }: Body) =>
  ({
    title: { az },
    type,
    categoryId: Number(categoryId),
    ...(trainerId && { trainerId: Number(trainerId) }),
  }) as Inputs["training"]["create"];

/** The little that a training begins with; the rest is written in its editor, to which this leads. */
export function NewTrainingForm({
  categories,
  trainers,
}: {
  categories: Option[];
  trainers: Option[] | null;
}) {
  const t = useTranslations("authoring");
  const types = useTranslations("training.types");
  const locale = useLocale();
  const trpc = useTRPC();
  const { mutateAsync: create } = useMutation(trpc.training.create.mutationOptions());
  const form = useForm<Body>({
    leaves: true,
    check: async (body) => (await import("./inputs.ts")).problemsInCreation(creationIn(body as Body)),
    async send(body) {
      try {
        const { id } = await create(creationIn(body));
        window.location.assign(getPathname({ href: `/teach/trainings/${id}/edit`, locale }));
        return null;
      } catch (error) {
        return failureOf(error);
      }
    },
  });
  return (
    <Form form={form} label={t("new.title")} submit={t("new.create")}>
      <TextField
        name="title.az"
        lang="az"
        maxLength={255}
        label={t("new.name")}
        hint={t("new.nameHint")}
        error={form.errorOf("title.az")}
      />
      <SelectField
        name="type"
        label={t("basics.type")}
        hint={t("new.typeHint")}
        options={(["ONLINE", "OFFLINE", "VIDEO"] as const).map((value) => ({ value, label: types(value) }))}
        error={form.errorOf("type")}
      />
      <SelectField
        name="categoryId"
        label={t("basics.category")}
        options={categories}
        error={form.errorOf("categoryId")}
      />
      {trainers && (
        <SelectField
          name="trainerId"
          label={t("basics.trainer")}
          options={trainers}
          error={form.errorOf("trainerId")}
        />
      )}
    </Form>
  );
}
