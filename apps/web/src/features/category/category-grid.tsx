import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { Section } from "#ui/section.tsx";
import styles from "./category-grid.module.css";
import { CategoryIcon } from "./category-icon.tsx";

/** The fields that the portal teaches, each with how much there is in it. */
export function CategoryGrid({ categories }: { categories: Outputs["category"]["list"] }) {
  const t = useTranslations("home");
  const format = useFormat();
  return (
    <Section title={t("categories")} lead={t("categoriesLead")}>
      <ul className={styles.grid}>
        {categories.map(({ id, name, trainingsCount, examsCount }) => (
          <li key={id} className={styles.item}>
            <CategoryIcon className={styles.icon} name={name} />
            <div>
              <h3 className={styles.name}>
                <Link className={styles.link} href={`/trainings?category=${id}`} prefetch={false}>
                  {name}
                </Link>
              </h3>
              <p className={styles.counts}>
                {format.count("trainings", trainingsCount)} · {format.count("exams", examsCount)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
