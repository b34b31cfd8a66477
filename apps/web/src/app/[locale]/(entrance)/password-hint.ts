import { passwordLength } from "@agrar/api/sign-in/schema";
import { getTranslations } from "next-intl/server";

/** What a password must be that somebody chooses. */
export async function passwordHint(): Promise<string> {
  const t = await getTranslations("entrance");
  return t("passwordHint", passwordLength);
}
