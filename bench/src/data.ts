import { startEmbedded } from "@agrar/db/embedded";
import { type BenchSizeName, seedBench } from "@agrar/db/seed";
import { databaseFor } from "@agrar/db/testing";

/**
 * Does `work` on the data of a size, which is made at the first use and kept. `DATABASE_SERVER` names another server than
 * the bundled one; that is running only while it is needed.
 */
export async function onBenchDatabase(
  size: BenchSizeName,
  work: (url: string) => Promise<void>,
  server = process.env.DATABASE_SERVER,
): Promise<void> {
  if (server) return work(await benchDatabase(server, size));
  const cluster = await startEmbedded({ name: "bench" });
  try {
    await work(await benchDatabase(cluster.url, size));
  } finally {
    await cluster.stop();
  }
}

const benchDatabase = (server: string, size: BenchSizeName) =>
  databaseFor(server, `bench_${size}`, async (database) => {
    console.log(`Making the ${size} data, once:`);
    await seedBench(database, size, (part, seconds) =>
      console.log(`  ${part.padEnd(24)} ${seconds.toFixed(1)} s`),
    );
  });
