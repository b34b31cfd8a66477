"use client";

import type { Outputs } from "@agrar/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { getPathname, Link } from "#i18n/navigation.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { useRefusal } from "#ui/use-refusal.ts";
import { CalendarLink } from "./calendar-link.tsx";
import { JoinLink } from "./join-link.tsx";
import styles from "./place-panel.module.css";
import { PlaceBadge } from "./status-badge.tsx";

type Training = Pick<
  Outputs["training"]["byId"],
  | "id"
  | "title"
  | "type"
  | "startDate"
  | "capacity"
  | "freeSeats"
  | "lessonsCount"
  | "requiresApproval"
  | "registrationOpensAt"
  | "registrationClosesAt"
>;

type Props = {
  training: Training;
  /** The place of who reads, null when they never registered. */
  place: Outputs["registration"]["own"];
  /** Whether registration is open at this moment, by the training's own dates. */
  open: boolean;
  signedIn: boolean;
};

/** One's place in a training: how to get one, what became of it, and how to give it back. */
export function PlacePanel({ training, place, open, signedIn }: Props) {
  const t = useTranslations("registration");
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const next = getPathname({ href: `/trainings/${training.id}`, locale: useLocale() });
  const [leaving, setLeaving] = useState(false);
  const state = useRef<HTMLDivElement>(null);
  /** The page is made of what the server says: it says it anew, counts and all. */
  const renew = () => {
    router.refresh();
    return client.invalidateQueries(trpc.training.pathFilter());
  };
  /** The button goes with the deed: what became of the place has the focus in its stead. */
  const changed = () => {
    state.current?.focus();
    return renew();
  };
  const registration = useMutation(
    trpc.registration.register.mutationOptions({
      onSuccess: changed,
      // What the page offers and the portal refuses is no more: who is not signed in any more is offered to sign in.
      onError: (error) => failureOf(error).refused && renew(),
    }),
  );
  const cancellation = useMutation(
    trpc.registration.cancel.mutationOptions({
      onSuccess: () => {
        flushSync(() => setLeaving(false));
        return changed();
      },
    }),
  );
  const refusal = useRefusal(registration.error);
  const full = training.freeSeats === 0 && !training.requiresApproval;
  const outside = place === null || place.status === "CANCELLED";
  // An open video makes a participant of who opens a lesson: they need not register before.
  const joins =
    signedIn &&
    outside &&
    open &&
    training.type === "VIDEO" &&
    training.capacity === null &&
    !training.requiresApproval;
  /** What can be given back, and what that means. */
  const left =
    place?.status === "PENDING" || place?.status === "APPROVED" || place?.status === "WAITLISTED"
      ? { id: place.id, text: t(`cancelTexts.${place.status}`) }
      : null;
  const seated = place && (place.status === "APPROVED" || place.status === "COMPLETED");
  return (
    <div className={styles.panel}>
      <div ref={state} role="status" tabIndex={-1} className={styles.state}>
        {place && (
          <>
            <p>
              <PlaceBadge status={place.status} />
            </p>
            <p>{t(`texts.${place.status}`, { place: String(place.waitlistPlace ?? "") })}</p>
          </>
        )}
      </div>
      {seated && training.lessonsCount > 0 && (
        <>
          <ProgressBar percent={place.percent} label={t("percentLabel")} />
          <Link className={buttons.solid} href={`/learn/${training.id}`}>
            {place.status === "COMPLETED" ? t("again") : place.lastActivityAt ? t("goOn") : t("learn")}
          </Link>
        </>
      )}
      {joins && training.lessonsCount > 0 && (
        <Link className={buttons.solid} href={`/learn/${training.id}`}>
          {t("learn")}
        </Link>
      )}
      {seated && (
        <>
          <JoinLink link={place.meetLink} title={training.title} />
          {training.startDate && <CalendarLink trainingId={training.id} title={training.title} />}
        </>
      )}
      {outside && open && full && <p>{t("full")}</p>}
      {outside &&
        open &&
        (signedIn ? (
          <button
            type="button"
            className={joins && training.lessonsCount > 0 ? buttons.plain : buttons.solid}
            disabled={registration.isPending}
            onClick={() => registration.mutate({ trainingId: training.id })}
          >
            {training.requiresApproval ? t("request") : full ? t("wait") : t("register")}
          </button>
        ) : (
          <Link className={buttons.solid} href={{ pathname: "/sign-in", query: { next } }}>
            {t("signIn")}
          </Link>
        ))}
      {left && (
        <button type="button" className={buttons.plain} onClick={() => setLeaving(true)}>
          {t("cancel")}
        </button>
      )}
      <p role="alert" className={styles.refusal}>
        {refusal.rest}
      </p>
      {leaving && left && (
        <ConfirmDialog
          title={t("cancelTitle")}
          action={t("cancel")}
          grave
          mutation={{ ...cancellation, mutate: () => cancellation.mutate({ id: left.id }) }}
          onClose={() => setLeaving(false)}
        >
          {left.text}
        </ConfirmDialog>
      )}
    </div>
  );
}
