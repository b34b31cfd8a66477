import type { KnownJobs, LetterText } from "../context.ts";
import { AppError } from "../error.ts";
import type { Locale } from "../list/schema.ts";
import { linkTo } from "../mail.ts";
import type { AdminContext } from "../trpc.ts";
import { type Letter, letters } from "./letters.ts";
import type { Sample, SampleInput, SampleItem } from "./schema.ts";

type Kind = keyof typeof letters;
type Sampled = { [K in Kind]: (about: About) => Record<string, Letter<K>> };
type About = { firstName: string; code: string; link: (page: string) => string };

/** Of each letter about an account, what it is about in a sample; by a name where it may say several things. */
const abouts: Sampled = {
  "account.verify": ({ link, ...about }) => ({ "": { ...about, link: link("/verify") } }),
  "account.exists": ({ firstName, link }) => ({ "": { firstName, link: link("/forgot-password") } }),
  "account.resetPassword": ({ link, ...about }) => ({ "": { ...about, link: link("/reset-password") } }),
  "account.changeEmail": ({ firstName, code }) => ({ "": { firstName, code } }),
  "account.emailChanged": ({ firstName }) => ({ "": { firstName } }),
  "account.passwordChanged": ({ firstName, link }) => ({ "": { firstName, link: link("/forgot-password") } }),
  "account.secondFactor": ({ firstName, code }) => ({ "": { firstName, code } }),
  "account.erased": ({ firstName }) => ({ "": { firstName } }),
  "invitation.sent": ({ firstName, link }) => {
    const about = { firstName, link: link("/invitation") };
    return { trainer: { ...about, role: "TRAINER" }, admin: { ...about, role: "ADMIN" } };
  },
};

const names: Record<Locale, string> = { az: "Nümunə", en: "Sample", ru: "Пример" };

/** The letters about accounts in one language: in the words of the real ones, to a made-up reader. */
function accountSamples(siteUrl: string, language: Locale): LetterText[] {
  const link = (page: string) => linkTo(siteUrl, language, page, { sample: "1" });
  return (Object.keys(letters) as Kind[]).flatMap((kind) => {
    const write = letters[kind][language] as (about: unknown) => { subject: string; text: string };
    return Object.entries(abouts[kind]({ firstName: names[language], code: "123456", link })).map(
      ([variant, about]) => ({ kind, variant, ...write(about) }),
    );
  });
}

/** Every letter that the portal sends, about something made up. */
export function listSamples(ctx: AdminContext, { lang }: { lang: Locale }): SampleItem[] {
  return allSamples(ctx, lang).map(({ kind, variant, subject }) => ({ kind, variant, subject }));
}

/**
 * One of these letters with its parts, as it would leave the portal.
 *
 * @throws AppError `mail.notFound` when the portal sends no such letter.
 */
export async function sampleLetter(ctx: AdminContext, { kind, variant, lang }: SampleInput): Promise<Sample> {
  const letter = allSamples(ctx, lang).find((each) => each.kind === kind && each.variant === variant);
  if (!letter) throw new AppError("NOT_FOUND", "mail.notFound", { field: "kind" });
  return { ...letter, html: await jobsOf(ctx).html({ ...letter, language: lang }) };
}

const allSamples = (ctx: AdminContext, language: Locale): LetterText[] => [
  ...accountSamples(ctx.settings?.siteUrl ?? "", language),
  ...jobsOf(ctx).samples(language),
];

/** @throws AppError `route.notFound` where the portal was started without jobs. */
function jobsOf({ settings }: AdminContext): KnownJobs {
  if (!settings?.jobs) throw new AppError("NOT_FOUND", "route.notFound");
  return settings.jobs;
}
