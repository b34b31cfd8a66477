import type { UploadPurpose } from "@agrar/api/file/schema";
import { useEffect, useRef, useState } from "react";
import type { Failure } from "#trpc/failure.ts";
import { type Place, sendFile, type Transfer } from "./send-file.ts";

/** A file on its way: waiting for its turn, going, or stopped by what went wrong. */
export type Going = {
  key: number;
  file: File;
  purpose: UploadPurpose;
  sent: number;
  state: "waiting" | "going" | "stopped";
  failure: Failure | null;
};

/** Files that are sent at a time: more of them would only share the same line. */
const atOnce = 3;

type Options = {
  place: Place;
  /** Why a file is not even sent. */
  refuse(file: File, purpose: UploadPurpose): Failure | null;
  onSent(file: File, upload: string): void;
};

/** Sends files to a place, a few at a time, each of which can be cancelled, and resumed when it broke off. */
export function useUploads({ place, refuse, onSent }: Options) {
  const [files, setFiles] = useState<Going[]>([]);
  const transfers = useRef(new Map<number, Transfer>());
  const queue = useRef<Going[]>([]);
  const going = useRef(0);
  const last = useRef(0);
  const latest = useRef(onSent);
  useEffect(() => {
    latest.current = onSent;
  });

  const change = (key: number, news: Partial<Going>) =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...news } : one)));
  const drop = (key: number) => {
    transfers.current.delete(key);
    setFiles((all) => all.filter((one) => one.key !== key));
  };

  function next() {
    const [one] = going.current < atOnce ? queue.current.splice(0, 1) : [];
    if (!one) return;
    going.current++;
    void send(one);
    next();
  }

  function settle() {
    going.current--;
    next();
  }

  async function send({ key, file, purpose }: Going) {
    change(key, { state: "going", failure: null });
    const onSent = (upload: string) => {
      drop(key);
      latest.current(file, upload);
      settle();
    };
    const onFailure = (failure: Failure) => {
      change(key, { state: "stopped", failure });
      settle();
    };
    const known = transfers.current.get(key);
    if (known) return known.resume();
    try {
      const transfer = await sendFile({
        file,
        purpose,
        place,
        onSent,
        onFailure,
        onProgress: (sent) => change(key, { sent }),
      });
      transfers.current.set(key, transfer);
    } catch {
      onFailure({ reason: "server.unavailable", problems: [], refused: false });
    }
  }

  return {
    files,
    add(chosen: { file: File; purpose: UploadPurpose }[]) {
      const added = chosen.map(({ file, purpose }): Going => {
        const failure = refuse(file, purpose);
        return {
          key: ++last.current,
          file,
          purpose,
          sent: 0,
          state: failure ? "stopped" : "waiting",
          failure,
        };
      });
      setFiles((all) => [...all, ...added]);
      queue.current.push(...added.filter(({ state }) => state === "waiting"));
      next();
    },
    resume(one: Going) {
      change(one.key, { state: "waiting", failure: null });
      queue.current.push(one);
      next();
    },
    /** Takes a file off the list, and what has arrived of it off the portal. */
    async cancel(one: Going) {
      const transfer = transfers.current.get(one.key);
      queue.current = queue.current.filter(({ key }) => key !== one.key);
      drop(one.key);
      if (one.state === "going") settle();
      await transfer?.cancel();
    },
  };
}
