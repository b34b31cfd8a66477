import type { Inputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import { oneOf, text } from "#ui/url-state.ts";

type Language = NonNullable<Inputs["mail"]["sample"]["lang"]>;

/** Which letter is looked at, as the address has it; its language is that of the page where nothing else is said. */
export const sampleSearch = {
  kind: text.withDefault("account.verify"),
  variant: text.withDefault(""),
  lang: oneOf<Language>(),
};
export type SampleSearch = inferParserType<typeof sampleSearch>;
