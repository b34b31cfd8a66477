import type { Locale } from "@agrar/api/list/schema";
import { portalNames } from "@agrar/api/mail/schema";
import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import { render } from "@react-email/render";
import { createElement as h, type ReactNode } from "react";

/** The kind of the letters that collect what a day has brought. */
export const digestKind = "digest.daily";

/** A letter as it is written, and what stands under it. */
type Letter = {
  /** `noun.what`: it decides what the reader is told about why they get it. */
  kind: string;
  language: Locale;
  subject: string;
  /** Paragraphs with an empty line between them, the signature last. */
  text: string;
  /** The public address of the portal. Only links that lead there become buttons. */
  siteUrl: string;
  /** Where the reader says what they want to hear of, and where they leave. */
  preferencesUrl?: string | undefined;
  leaveUrl?: string | undefined;
};

/**
 * The HTML of a letter: its text in the layout that all letters have. There is nothing in it that the text does not say, and the
 * same letter is always the same bytes, as providers ask who recognise a repeated call.
 */
export const htmlOf = (letter: Letter): Promise<string> => render(h(Layout, letter));

/** The text of a letter with the ways that its HTML has below it. */
export function footed({ language, text, preferencesUrl, leaveUrl }: Letter): string {
  const { preferences, leave } = words[language];
  const lines = [
    preferencesUrl && `${preferences}: ${preferencesUrl}`,
    leaveUrl && `${leave}: ${leaveUrl}`,
  ].filter(Boolean);
  return lines.length === 0 ? text : `${text.trimEnd()}\n\n${lines.join("\n")}\n`;
}

function Layout({ kind, language, subject, text, siteUrl, preferencesUrl, leaveUrl }: Letter): ReactNode {
  const name = portalNames[language];
  const { why, preferences, leave } = words[language];
  const [first = "", ...rest] = text.trim().split(/\n{2,}/);
  const paragraphs = rest.at(-1)?.trim() === name ? rest.slice(0, -1) : rest;
  return h(
    Html,
    { lang: language, dir: "ltr" },
    h(
      Head,
      null,
      h("title", null, subject),
      h("meta", { name: "color-scheme", content: "light dark" }),
      h("meta", { name: "supported-color-schemes", content: "light dark" }),
      h("style", null, dark),
    ),
    // Shown beside the subject before the letter is opened: no code and no link.
    h(Preview, null, subject.replace(/^\d{6} – /, "")),
    h(
      Body,
      { className: "paper", style: { backgroundColor: "#faf5e9", color: "#2a251c", fontFamily, margin: 0 } },
      h(
        Container,
        { style: { maxWidth: 560, padding: "24px 20px" } },
        h(Text, { className: "green", style: { ...line, color: "#1f5c33", fontWeight: 700 } }, name),
        h(Heading, { as: "h1", style: { fontSize: 22, lineHeight: "30px", margin: "0 0 20px" } }, subject),
        h(Text, { style: line }, first),
        // What people write may say the same twice: the place of a paragraph tells it from others.
        ...paragraphs.map((paragraph, place) =>
          h(Paragraph, { key: `${place} ${paragraph}`, paragraph, siteUrl, language }),
        ),
        h(Hr, { style: { borderColor: "#cdbf9d", margin: "28px 0 16px" } }),
        h(Text, { className: "soft", style: small }, why[reasonOf(kind)]),
        preferencesUrl &&
          h(
            Text,
            { style: small },
            h(Link, { href: preferencesUrl, className: "green", style: link }, preferences),
          ),
        leaveUrl &&
          h(Text, { style: small }, h(Link, { href: leaveUrl, className: "green", style: link }, leave)),
      ),
    ),
  );
}

/** A paragraph; a link of the portal that it ends with is a button, and a code is easy to read off. */
function Paragraph({
  paragraph,
  siteUrl,
  language,
}: {
  paragraph: string;
  siteUrl: string;
  language: Locale;
}) {
  const lines = paragraph.split("\n");
  const last = lines.at(-1) ?? "";
  if (last.startsWith(`${siteUrl.replace(/\/$/, "")}/`) && !/\s/.test(last))
    return h(
      Section,
      null,
      ...lines.slice(0, -1).map((each) => h(Text, { key: each, style: line }, each)),
      h(Button, { href: last, className: "button", style: button }, words[language].open),
    );
  const [, before, code] = /^(.*:) (\d{6})$/.exec(paragraph) ?? [];
  if (code)
    return h(
      Section,
      null,
      h(Text, { style: line }, before),
      h(Text, { style: { fontSize: 30, fontWeight: 700, letterSpacing: 6, margin: "0 0 16px" } }, code),
    );
  return h(Section, null, ...lines.map((each) => h(Text, { key: each, style: line }, each)));
}

const fontFamily = "'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const line = { fontSize: 16, lineHeight: "24px", margin: "0 0 16px" };
const small = { fontSize: 13, lineHeight: "20px", margin: "0 0 6px", color: "#5f5542" };
const link = { color: "#1f5c33", textDecoration: "underline" };
const button = {
  backgroundColor: "#1f5c33",
  borderRadius: 6,
  color: "#ffffff",
  fontSize: 16,
  fontWeight: 600,
  margin: "0 0 16px",
  padding: "12px 22px",
};

/**
 * For readers whose programs are dark; those that know no such rules keep the light one. React Email gives the style of the body to a
 * cell in it too.
 */
const dark = `@media (prefers-color-scheme: dark) {
  .paper, .paper td { background-color: #1a1812 !important; color: #f1ead9 !important; }
  .soft { color: #bfb499 !important; }
  .green { color: #93cf9f !important; }
  .button { background-color: #93cf9f !important; color: #10240f !important; }
}`;

function reasonOf(kind: string): "account" | "subscription" | "participation" | "digest" | "care" {
  if (kind === digestKind) return "digest";
  if (kind === "training.published") return "subscription";
  if (kind.startsWith("fact.")) return "care";
  return /^(training|registration|message)\./.test(kind) ? "participation" : "account";
}

const words = {
  az: {
    open: "Portalda açın",
    preferences: "Bildiriş seçimləri",
    leave: "Belə məktublardan imtina edin",
    why: {
      account: "Bu məktub Aqrar Portaldakı hesabınızla bağlıdır.",
      subscription: "Bu məktubu bu sahənin yeniliklərini istədiyiniz üçün alırsınız.",
      participation: "Bu məktubu bu təlimlə bağlı olduğunuz üçün alırsınız.",
      care: "Bu məktubu portalın administratoru olduğunuz üçün alırsınız.",
      digest: "Xəbərləri gündə bir məktubda toplamağı seçdiyiniz üçün bu məktubu alırsınız.",
    },
  },
  en: {
    open: "Open in the portal",
    preferences: "What you are told",
    leave: "Receive no more letters like this",
    why: {
      account: "This letter is about your account at the Agrar Portal.",
      subscription: "You get this letter because you asked to hear of news in this field.",
      participation: "You get this letter because you have to do with this training.",
      care: "You get this letter because you are an admin of the portal.",
      digest: "You get this letter because you chose to have the news of a day in one.",
    },
  },
  ru: {
    open: "Открыть на портале",
    preferences: "Настройки уведомлений",
    leave: "Больше не получать таких писем",
    why: {
      account: "Это письмо касается вашей учётной записи на Аграрном портале.",
      subscription: "Вы получили это письмо, потому что хотели узнавать о новостях этого направления.",
      participation: "Вы получили это письмо, потому что имеете отношение к этому курсу.",
      care: "Вы получили это письмо, потому что вы администратор портала.",
      digest: "Вы получили это письмо, потому что выбрали получать новости дня одним письмом.",
    },
  },
};
