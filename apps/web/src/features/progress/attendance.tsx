"use client";

import type { Outputs } from "@agrar/api";
import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { Failure } from "#trpc/failure.ts";
import { tell } from "#trpc/tell.ts";
import { createOutbox, type Entry, type Trouble } from "./outbox.ts";

type Lesson = Pick<Outputs["progress"]["lesson"], "id" | "isPreview" | "progress">;
type Completion = Outputs["progress"]["complete"];
type Outbox = ReturnType<typeof createOutbox<Completion | undefined>>;

/** Between two signs of life, in milliseconds. */
const pace = 30_000;

/** The longest that one beat tells of, in seconds. */
const longest = 3_600;

type Attendance = {
  isDone: boolean;
  /** Seconds until the lesson can be completed. */
  wait: number;
  /** What completing it has brought, once it was done here. */
  completion: Completion | undefined;
  /** What the portal refused. */
  failure: Failure | undefined;
  /** What is on its way to the portal. */
  waits: { complete: boolean; note: boolean };
  /** Why it has not arrived. */
  trouble: Trouble | null;
  complete(): void;
  /** The note as it is by now, also one that has not reached the portal. */
  note: string;
  write(text: string): void;
  /** Where the learner is in the video or recording. `now` when they stopped there. */
  moveTo(seconds: number, now: boolean): void;
};

type Props = {
  /** The id of who is there. */
  learner: number;
  lesson: Lesson;
  /** Whether they have a place in the training already. */
  hasPlace: boolean;
  children: ReactNode;
};

const Context = createContext<Attendance | null>(null);

/** What somebody does in the lesson around. */
export function useAttendance(): Attendance {
  const attendance = useContext(Context);
  if (!attendance) throw new Error("There is no lesson around this.");
  return attendance;
}

const nothing = { waiting: [] as Entry[], trouble: null };

function send(entry: Entry) {
  const { lessonId } = entry;
  if (entry.verb === "note") return tell("progress", "note", { lessonId, text: entry.text });
  return entry.verb === "open"
    ? tell("progress", "open", { lessonId })
    : tell("progress", "complete", { lessonId });
}

function later(work: () => void, milliseconds: number) {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

function storage() {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/**
 * Somebody in a lesson: the portal is told that they opened it, twice a minute how long they were there while the page is looked at, and
 * what they do. What does not reach it waits in the browser. Of who only looks, nothing is told.
 */
export function Attendance({ learner, lesson, hasPlace, children }: Props) {
  const { id: lessonId, isPreview, progress } = lesson;
  const router = useRouter();
  const [outbox, setOutbox] = useState<Outbox>();
  const { waiting, trouble } = useSyncExternalStore(
    (changed) => outbox?.subscribe(changed) ?? (() => {}),
    () => outbox?.state() ?? nothing,
    () => nothing,
  );
  const [completion, setCompletion] = useState<Completion>();
  const [failure, setFailure] = useState<Failure>();
  const [written, setWritten] = useState<string>();
  const position = useRef<number>(undefined);
  const spent = useRef({ seconds: 0, since: 0, isOpen: false });
  const { wait, waitAnew } = useCountdown(progress.status === "COMPLETED" ? 0 : progress.waitSeconds);

  const beat = useEffectEvent(async () => {
    const time = spent.current;
    if (time.since) {
      time.seconds += (performance.now() - time.since) / 1_000;
      time.since = performance.now();
    }
    const seconds = Math.min(Math.floor(time.seconds), longest);
    if (!time.isOpen || (seconds < 1 && position.current === undefined)) return;
    time.seconds -= seconds;
    const positionSeconds = position.current;
    position.current = undefined;
    const { failure } = await tell("progress", "beat", {
      lessonId,
      seconds,
      ...(positionSeconds !== undefined && { positionSeconds }),
    });
    // What did not arrive is told with the next beat; what the clock of the portal contradicts is not.
    if (failure && !failure.refused) {
      time.seconds += seconds;
      position.current ??= positionSeconds;
    }
  });

  const begin = useEffectEvent(async (box: Outbox) => {
    const { failure } = await box.put({ verb: "open", lessonId });
    if (failure) return setFailure(failure);
    spent.current.isOpen = true;
    // Who has just joined an open video has a place from now on, and the outline says so.
    if (!hasPlace) router.refresh();
  });

  useEffect(() => {
    if (isPreview) return;
    const box = createOutbox<Completion | undefined>({
      storage: storage(),
      key: `agrar-learning-${learner}`,
      send,
      later,
    });
    setOutbox(box);
    const time = spent.current;
    const look = () => {
      if (document.visibilityState === "visible") {
        time.since = performance.now();
        void box.flush();
      } else {
        void beat();
        time.since = 0;
      }
    };
    look();
    void begin(box);
    const flush = () => void box.flush();
    const leave = () => void beat();
    const timer = setInterval(leave, pace);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", flush);
    window.addEventListener("pagehide", leave);
    return () => {
      leave();
      time.since = 0;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", flush);
      window.removeEventListener("pagehide", leave);
      box.close();
    };
  }, [isPreview, learner]);

  async function complete() {
    setFailure(undefined);
    const outcome = await outbox?.put({ verb: "complete", lessonId });
    if (outcome?.failure) {
      const left = outcome.failure.problems[0]?.params.left;
      if (typeof left === "number") waitAnew(left);
      return setFailure(outcome.failure);
    }
    setCompletion(outcome?.answer);
  }

  // What is done may reach the portal long after, from another visit to the lesson: the page says it then.
  const unheard = waiting.filter(({ verb }) => verb === "complete").length;
  const before = useRef(0);
  useEffect(() => {
    if (unheard < before.current) router.refresh();
    before.current = unheard;
  }, [unheard, router]);

  const ofThis = waiting.filter((entry) => entry.lessonId === lessonId);
  const unsent = ofThis.find((entry) => entry.verb === "note");
  return (
    <Context
      value={{
        isDone: progress.status === "COMPLETED" || completion !== undefined,
        wait,
        completion,
        failure,
        waits: {
          complete: ofThis.some(({ verb }) => verb === "complete"),
          note: unsent !== undefined,
        },
        trouble: waiting.length > 0 ? trouble : null,
        complete,
        note: written ?? unsent?.text ?? progress.note,
        write(text) {
          setWritten(text);
          void outbox
            ?.put({ verb: "note", lessonId, text })
            .then(({ failure }) => failure && setFailure(failure));
        },
        moveTo(seconds, now) {
          position.current = Math.max(Math.floor(seconds), 0);
          if (now) void beat();
        },
      }}
    >
      {children}
    </Context>
  );
}

/** Counts seconds down to nothing. */
function useCountdown(from: number) {
  const [wait, waitAnew] = useState(from);
  const counts = wait > 0;
  useEffect(() => {
    if (!counts) return;
    const timer = setInterval(() => waitAnew((left) => Math.max(left - 1, 0)), 1_000);
    return () => clearInterval(timer);
  }, [counts]);
  return { wait, waitAnew };
}
