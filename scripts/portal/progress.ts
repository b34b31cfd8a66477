const live = process.stdout.isTTY && !process.env.CI;

/**
 * Does one step of a longer work and says so: what is being done, with the running seconds on a terminal, and how long it
 * took. What `work` returns is passed on, and so is its error.
 */
export async function step<T>(doing: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  const draw = () => process.stdout.write(`\r\x1b[K  · ${doing} … ${seconds()}`);
  const ticker = live ? setInterval(draw, 100) : undefined;
  // A step that takes its time must be seen on paper too, before it is done.
  const notice = live ? undefined : setTimeout(() => console.log(`  · ${doing} …`), 2_000);
  const done = (mark: string) => {
    clearInterval(ticker);
    clearTimeout(notice);
    console.log(`${live ? "\r\x1b[K" : ""}  ${mark} ${doing.padEnd(34)} ${seconds().padStart(8)}`);
  };
  try {
    const result = await work();
    done("✓");
    return result;
  } catch (error) {
    done("✗");
    throw error;
  }
}
