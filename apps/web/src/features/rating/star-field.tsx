import { IconStarFilled } from "@tabler/icons-react";
import { useFormat } from "#i18n/use-format.ts";
import styles from "./star-field.module.css";

/** One to five stars, as buttons of a radio: the arrows of the keyboard go through them. */
export function StarField({
  name,
  label,
  chosen,
}: {
  name: string;
  label: string;
  chosen?: number | undefined;
}) {
  const format = useFormat();
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.stars}>
        {[1, 2, 3, 4, 5].map((n) => (
          <label key={n} className={styles.star} title={format.count("stars", n)}>
            <input
              className="visually-hidden"
              type="radio"
              name={name}
              value={n}
              defaultChecked={n === chosen}
              required
            />
            <IconStarFilled size={32} aria-hidden />
            <span className="visually-hidden">{format.count("stars", n)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
