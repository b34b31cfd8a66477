import styles from "./banner.module.css";
import { FieldArt } from "./field-art.tsx";

/** The picture of a training; land of our own drawing where it has none. Decoration: the title says it all. */
export function Banner({ url, seed, early = false }: { url: string | null; seed: number; early?: boolean }) {
  if (url === null) return <FieldArt className={styles.picture} seed={seed} />;
  return (
    <img
      className={styles.picture}
      src={url}
      alt=""
      width={640}
      height={360}
      loading={early ? "eager" : "lazy"}
      fetchPriority={early ? "high" : "auto"}
      decoding="async"
    />
  );
}
