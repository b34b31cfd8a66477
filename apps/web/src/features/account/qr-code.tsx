import { useEffect, useState } from "react";
import styles from "./second-factor.module.css";

/** Squares around the code that must stay white for cameras to find it. */
const border = 4;

/** A text for cameras, drawn here: it goes to nobody. What draws it is fetched when there is something to draw. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [rows, setRows] = useState<boolean[][] | null>(null);
  useEffect(() => {
    let wanted = true;
    // Without it there is the text beside it.
    import("uqr").then(
      ({ encode }) => wanted && setRows(encode(text, { ecc: "M", border }).data),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  if (!rows) return <div className={styles.qr} aria-hidden="true" />;
  const squares = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return (
    <svg className={styles.qr} viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <path d={squares.join("")} />
    </svg>
  );
}
