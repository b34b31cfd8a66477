import { given, givenPassword } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { createServer } from "@agrar/server";

const times = 60;

type Row = { path: string; address: "known" | "unknown"; medianMs: number; p95Ms: number };

/**
 * How long an answer takes for an address that has an account and for one that has none, one call after another and by turns, so
 * that whatever else the machine does falls on both. The limits are cleared before each call.
 */
export async function measureAccounts(): Promise<Row[]> {
  const { db, drop } = await cloneDb();
  const app = createServer({ db });
  const make = given(db);
  const { id, email } = await make.user({ emailVerified: true });
  await make.password(id);
  const { email: unverified } = await make.user();
  const newcomer = { firstName: "Aysel", lastName: "Məmmədova", password: "zoğal mürəbbəsi" };
  const calls: [path: string, known: string, body: object][] = [
    ["/sign-in/email", email, { password: `not ${givenPassword}` }],
    ["/sign-up/email", email, newcomer],
    ["/email-otp/request-password-reset", email, {}],
    ["/email-otp/send-verification-otp", unverified, {}],
    ["/email-otp/verify-email", unverified, { otp: "000000" }],
    ["/email-otp/reset-password", email, { otp: "000000", password: newcomer.password }],
  ];
  const rows: Row[] = [];
  for (const [path, known, body] of calls) {
    const took = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < times * 2; n++) {
      const which = n % 2 ? "known" : "unknown";
      const address = which === "known" ? known : `nobody${n}@agrar.example`;
      await db.limit.deleteMany();
      const began = performance.now();
      await app.inject({
        method: "POST",
        url: `/api/auth${path}`,
        headers: { "sec-fetch-site": "same-origin" },
        payload: { ...body, email: address },
      });
      took[which].push(performance.now() - began);
    }
    for (const address of ["known", "unknown"] as const) {
      const sorted = took[address].toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(share * (times - 1))] ?? 0;
      rows.push({ path, address, medianMs: at(0.5), p95Ms: at(0.95) });
    }
  }
  await app.close();
  await drop();
  return rows;
}
