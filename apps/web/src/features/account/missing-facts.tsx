import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import styles from "./missing-facts.module.css";

/** What the account does not say yet, and the way to where it can be said; nothing when it says all. */
export function MissingFacts({ account }: { account: Outputs["account"]["own"] }) {
  const t = useTranslations("learn");
  const { firstName, lastName, region, phone } = account;
  // An identity provider may have given no name: a dash stands for it.
  const missing = [
    (firstName === "–" || lastName === "–") && t("missing.name"),
    !region && t("missing.region"),
    !phone && t("missing.phone"),
  ].filter((fact) => fact !== false);
  if (missing.length === 0) return null;
  return (
    <aside className={styles.frame} aria-label={t("hint")}>
      <div className={styles.hint}>
        <p>{t("hintText", { missing: missing.join(", ") })}</p>
        <Link href="/account">{t("toAccount")}</Link>
      </div>
    </aside>
  );
}
