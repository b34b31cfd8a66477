import { startEmbedded } from "@agrar/db/embedded";
import { type BenchSizeName, seedBench } from "@agrar/db/seed";
import { databaseFor } from "@agrar/db/testing";

/** Where the data of a size is; it is made at the first use and kept. `DATABASE_SERVER` names another server than ours. */
export async function benchDatabase(
  size: BenchSizeName,
  server = process.env.DATABASE_SERVER,
): Promise<string> {
  const url = server ?? (await startEmbedded({ name: "bench" })).url;
  return databaseFor(url, `bench_${size}`, async (database) => {
    console.log(`Making the ${size} data, once:`);
    await seedBench(database, size, (part, seconds) =>
      console.log(`  ${part.padEnd(24)} ${seconds.toFixed(1)} s`),
    );
  });
}
