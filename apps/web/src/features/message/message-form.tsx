"use client";

import type { Outputs } from "@agrar/api";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Form } from "#form/form.tsx";
import { type FormState, useForm } from "#form/use-form.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import fields from "#ui/field.module.css";
import { TextArea, TextField } from "#ui/field.tsx";
import { type Audience, type Body, type Draft, draftIn } from "./draft-in.ts";
import styles from "./message-form.module.css";
import { MessageText } from "./message-text.tsx";

const audiences = ["SEATED", "NOT_STARTED", "WAITING"] as const satisfies Audience[];

type Reach = Outputs["message"]["reach"];

/** Writes to registrants of a training: whom, in which languages, and, before it goes, how it will read. */
export function MessageForm({ trainingId }: { trainingId: number }) {
  const t = useTranslations("messages");
  const format = useFormat();
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data: reach } = useSuspenseQuery(trpc.message.reach.queryOptions({ trainingId }));
  /** What waits for a last look before it is sent. */
  const [draft, setDraft] = useState<Draft | null>(null);
  const [news, setNews] = useState("");
  // A form that was sent is another one: of its message there is a second under another key only.
  const [key, setKey] = useState(newKey);
  const status = useRef<HTMLParagraphElement>(null);
  const draftOf = (body: object) => draftIn(body as Body, { key, trainingId }, locale);
  const form = useForm<Body>({
    check: async (body) => (await import("./inputs.ts")).problemsIn(draftOf(body)),
    async send(body) {
      setNews("");
      setDraft(draftOf(body));
      return null;
    },
  });
  const sending = useMutation(
    trpc.message.send.mutationOptions({
      async onSuccess({ recipients }) {
        // The dialog gives the focus back as it closes, and what is empty cannot have it.
        flushSync(() => {
          setDraft(null);
          setKey(newKey());
          setNews(t("sent", { n: format.number(recipients) }));
        });
        status.current?.focus();
        await client.invalidateQueries(trpc.message.pathFilter());
      },
    }),
  );
  return (
    <div className={styles.frame}>
      <Form key={key} form={form} label={t("write")} submit={t("look")}>
        <Audiences reach={reach} />
        {routing.locales
          .toSorted((one, other) => Number(other === locale) - Number(one === locale))
          .map((language) => (
            <Language key={language} language={language} form={form} open={language === locale} />
          ))}
      </Form>
      <p ref={status} role="status" tabIndex={-1} className={styles.news}>
        {news}
      </p>
      {draft && (
        <ConfirmDialog
          title={t("lookTitle")}
          action={t("send")}
          mutation={{ ...sending, mutate: () => sending.mutate(draft) }}
          onClose={() => {
            sending.reset();
            setDraft(null);
          }}
          preview={<MessageText texts={draft.texts} />}
        >
          {t("goesTo", {
            audience: t(`audiences.${draft.audience}`),
            n: format.number(reach[draft.audience]),
          })}
        </ConfirmDialog>
      )}
    </div>
  );
}

const newKey = () => crypto.randomUUID();

/** Whom it is for, and how many that are. */
function Audiences({ reach }: { reach: Reach }) {
  const t = useTranslations("messages");
  const format = useFormat();
  const first = audiences.find((audience) => reach[audience] > 0) ?? audiences[0];
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{t("audience")}</legend>
      {audiences.map((audience) => (
        <label key={audience} className={fields.check}>
          <input type="radio" name="audience" value={audience} defaultChecked={audience === first} />
          {t(`audiences.${audience}`)} · {format.count("people", reach[audience])}
        </label>
      ))}
    </fieldset>
  );
}

/** The message in one language. Others than the writer's own are there for who wants them. */
function Language({ language, form, open }: { language: Locale; form: FormState; open: boolean }) {
  const t = useTranslations("messages");
  const name = useTranslations("languages")(language);
  const subject = `texts.${language}.subject`;
  const text = `texts.${language}.text`;
  const [shown, setShown] = useState(open);
  if (!shown)
    return (
      <div>
        <button type="button" className={`${buttons.quiet} ${styles.more}`} onClick={() => setShown(true)}>
          {t("addLanguage", { language: name })}
        </button>
      </div>
    );
  return (
    <fieldset className={styles.part} lang={language}>
      <legend className={styles.legend}>{name}</legend>
      <TextField name={subject} label={t("subject")} maxLength={150} error={form.errorOf(subject)} />
      <TextArea
        name={text}
        label={t("text")}
        hint={t("textHint")}
        rows={8}
        maxLength={5000}
        error={form.errorOf(text)}
      />
    </fieldset>
  );
}
