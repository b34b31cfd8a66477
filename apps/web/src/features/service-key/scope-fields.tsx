"use client";

import { scopes } from "@agrar/api/service-key/schema";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { CheckField } from "#ui/field.tsx";
import styles from "./scope-fields.module.css";

/** What a key may be used for, each with what that opens and what it does not. */
export function ScopeFields({ error }: { error: string | undefined }) {
  const t = useTranslations("admin.keys");
  const id = useId();
  return (
    <fieldset className={styles.scopes} aria-describedby={error && id}>
      <legend>{t("scopes")}</legend>
      {scopes.map((scope) => (
        <div key={scope}>
          <CheckField
            name="scopes"
            value={scope}
            label={t(`scopeNames.${scope}`)}
            aria-describedby={`${id}-${scope}`}
          />
          <p id={`${id}-${scope}`} className={styles.means}>
            {t(`scopeMeans.${scope}`)}
          </p>
        </div>
      ))}
      {error && (
        <p id={id} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
