import type { Outputs } from "@agrar/api";
import { IconClock, IconMapPin } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { CalendarLink } from "./calendar-link.tsx";
import styles from "./coming-list.module.css";
import { JoinLink } from "./join-link.tsx";

/** The trainings that are held next: when and where, how to join, and their days for one's calendar. */
export const ComingList = ({
  registrations,
}: {
  registrations: Outputs["registration"]["list"]["items"];
}) => (
  <ol className={styles.list}>
    {registrations.map(({ id, training }) => (
      <li key={id} className={styles.row}>
        <When training={training} />
        <div className={styles.what}>
          <h3 className={styles.title}>
            <Link href={`/trainings/${training.id}`} prefetch={false}>
              {training.title}
            </Link>
          </h3>
          <Where training={training} />
        </div>
        <div className={styles.actions}>
          <JoinLink link={training.meetLink} title={training.title} />
          <CalendarLink trainingId={training.id} title={training.title} />
        </div>
      </li>
    ))}
  </ol>
);

type Training = Outputs["registration"]["list"]["items"][number]["training"];

function When({ training: { nextDay } }: { training: Training }) {
  const format = useFormat();
  return nextDay && <p className={styles.day}>{format.date(nextDay)}</p>;
}

function Where({ training }: { training: Training }) {
  const t = useTranslations("training");
  const { startTime, endTime, address, type } = training;
  return (
    <ul className={styles.facts}>
      {startTime && (
        <li>
          <IconClock size={18} aria-hidden />
          {endTime ? `${startTime}–${endTime}` : startTime}
        </li>
      )}
      <li>
        <IconMapPin size={18} aria-hidden />
        {type === "OFFLINE" && address ? address : t(`types.${type}`)}
      </li>
    </ul>
  );
}
