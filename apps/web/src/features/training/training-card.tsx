import type { Outputs } from "@agrar/api";
import {
  IconBook2,
  IconCalendarEvent,
  IconCertificate,
  IconPhoto,
  IconPlant2,
  IconStack2,
  IconStar,
  IconUsers,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { Banner } from "#ui/banner.tsx";
import styles from "#ui/card.module.css";
import { Tally } from "#ui/tally.tsx";
import { useDates } from "./use-dates.ts";

type Training = Outputs["training"]["list"]["items"][number];
type Props = {
  training: Training;
  /** Whether it is among the first that a reader sees: its banner then does not wait. */
  early?: boolean;
};

/** A training in a list: what it is, who holds it, when, and how much there is in it. */
export function TrainingCard({ training, early = false }: Props) {
  const t = useTranslations("training");
  const format = useFormat();
  const dates = useDates();
  const { trainer, type, difficulty, rating } = training;
  return (
    <article className={styles.card}>
      <div className={styles.banner}>
        <Banner url={training.bannerUrl} seed={training.id} early={early} />
        {training.hasCertificate && (
          <p className={styles.seal}>
            <IconCertificate size={18} aria-hidden />
            {t("certificate")}
          </p>
        )}
      </div>
      <div className={styles.body}>
        <p className={styles.eyebrow}>{training.category.name}</p>
        <h3 className={styles.title}>
          <Link className={styles.link} href={`/trainings/${training.id}`} prefetch={false}>
            {training.title}
          </Link>
        </h3>
        <p className={styles.person}>
          {trainer.firstName} {trainer.lastName}
        </p>
        <ul className={styles.facts}>
          <li>
            <IconCalendarEvent size={18} aria-hidden />
            {dates(training)}
          </li>
          <li>
            <IconPlant2 size={18} aria-hidden />
            {t(`types.${type}`)}
            {difficulty && ` · ${t(`difficulties.${difficulty}`)}`}
          </li>
          {rating.average !== null && (
            <li>
              <IconStar size={18} aria-hidden />
              {format.number(rating.average)} · {format.count("ratings", rating.count)}
            </li>
          )}
        </ul>
        <ul className={styles.tallies}>
          <Tally icon={IconUsers} what="registrations" n={training.registrationsCount} />
          <Tally icon={IconStack2} what="modules" n={training.modulesCount} />
          <Tally icon={IconBook2} what="lessons" n={training.lessonsCount} />
          <Tally icon={IconPhoto} what="media" n={training.mediaStatistics.total} />
        </ul>
      </div>
    </article>
  );
}
