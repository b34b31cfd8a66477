import { IconBook2, IconCertificate, IconChecklist } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Section } from "./section.tsx";
import styles from "./steps.module.css";

const steps = [
  ["learn", IconBook2],
  ["prove", IconChecklist],
  ["certify", IconCertificate],
] as const;

/** What one does here, from the first lesson to the certificate. */
export function Steps() {
  const t = useTranslations("home");
  return (
    <Section title={t("how")}>
      <ol className={styles.steps}>
        {steps.map(([step, Icon]) => (
          <li key={step} className={styles.step}>
            <Icon className={styles.icon} size={34} stroke={1.5} aria-hidden />
            <h3 className={styles.title}>{t(`steps.${step}.title`)}</h3>
            <p>{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
