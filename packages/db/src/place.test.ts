import { expect, test } from "vitest";
import { withClient } from "./database.ts";
import { bytesOf, endOf, placeQuestion } from "./place.ts";
import { cloneDb } from "./testing.ts";

test("a place is read as bytes", () => {
  expect(bytesOf("0/0")).toBe(0n);
  expect(bytesOf("0/3000028")).toBe(0x3000028n);
  expect(bytesOf("16/B374D848")).toBe(0x16b374d848n);
  expect(bytesOf("FFFFFFFF/FFFFFFFF")).toBe(2n ** 64n - 1n);
});

test("behind the head of a page nothing has been written yet, and everywhere else something has", () => {
  // Heads are 24 bytes, and 40 where a file begins.
  for (const [at, end] of [
    [0x3000000n, 0x3000000n],
    [0x3000018n, 0x3000000n],
    [0x3000028n, 0x3000000n],
    [0x3000030n, 0x3000030n],
    [0x3001ff8n, 0x3001ff8n],
    [0x3002000n, 0x3002000n],
  ] as const)
    expect(endOf(at, 8_192n)).toBe(end);
  expect(endOf(0x3002018n, 16_384n)).toBe(0x3002018n);
});

test("whatever has been committed is before the place that is told afterwards", async () => {
  const { db, url, drop } = await cloneDb();
  let told = 0n;
  const question = placeQuestion(
    () => (place) => {
      expect(place.system).toBe("here");
      told = place.at;
    },
    () => "here",
  );
  await withClient(url, async (client) => {
    const ask = async () => question.asked()((await client.query(question.text)).rows[0]);
    await ask();
    for (let n = 0; n < 20; n++) {
      const before = told;
      await db.$executeRaw`select pg_logical_emit_message(true, 'test', repeat('x', ${n * 1_000}))`;
      await ask();
      expect(told).toBeGreaterThan(before);
    }
  });
  await drop();
});
