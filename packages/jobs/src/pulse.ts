/** Something that is done over and over, when there is reason to and every now and then. */
export type Pulse = {
  /** Has it done now, or once more when it is being done. */
  beat(): void;
  /** Ends it, after what is being done. */
  stop(): Promise<void>;
};

/**
 * Does `work` at each beat, one at a time, and at the latest every `interval` milliseconds. Work that resolves with `true` has
 * more to do and is done again at once. An error goes to `failed`, and the next time is as good as any.
 */
export function pulse(
  work: () => Promise<boolean>,
  interval: number,
  failed: (error: unknown) => void,
): Pulse {
  let wanted = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const run = async () => {
    while (wanted && !stopped) {
      wanted = false;
      try {
        if (await work()) wanted = true;
      } catch (error) {
        failed(error);
      }
    }
    running = undefined;
    if (!stopped) timer = setTimeout(beat, interval);
  };
  const beat = () => {
    wanted = true;
    if (running || stopped) return;
    clearTimeout(timer);
    running = run();
  };
  return {
    beat,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
