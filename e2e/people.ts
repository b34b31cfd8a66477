import { randomUUID } from "node:crypto";
import { type DemoAccount, demoAccounts, demoPassword } from "@agrar/db/seed";
import { type Cookie, expect, type Page } from "@playwright/test";
import { ask } from "./api.ts";
import { prepare } from "./rows.ts";

export type Role = DemoAccount["role"];

/** The sessions of this worker: whoever needs somebody signed in does not sign in anew, because only so many may in an hour. */
const kept = new Map<Role, Cookie[]>();

/**
 * Makes the browser of a page that of the demo's learner, trainer or admin. It is told nothing live: the stream of notices would
 * stay open, and who waits until a page asks for nothing any more would wait in vain.
 */
export async function signedIn(page: Page, role: Role): Promise<void> {
  await page.context().route("**/trpc/notice.live**", (route) => route.fulfill({ status: 204 }));
  await page.context().addCookies(kept.get(role) ?? []);
  if ((await ask(page, "account", "viewer", undefined))?.role === role) return;
  const account = demoAccounts.find((account) => account.role === role);
  expect(await tellAuth(page, "/sign-in/email", { email: account?.email, password: demoPassword })).toBe(200);
  kept.set(role, await page.context().cookies());
}

/** Calls an address of `/api/auth` as the page's browser would, and returns the status. */
export const tellAuth = async (page: Page, path: string, body: object): Promise<number> =>
  (await send(page, `/api/auth${path}`, body)).status();

/** Has a procedure change something as the page's browser would. */
export async function tell(page: Page, procedure: string, input: object): Promise<void> {
  expect((await send(page, `/trpc/${procedure}`, input)).status(), procedure).toBe(200);
}

/** Writes are taken from pages of the portal, and they say where they come from. */
async function send(page: Page, path: string, data: object) {
  const { origin } = new URL((await page.request.get("/robots.txt")).url());
  return page.request.post(path, { data, headers: { origin } });
}

/** Somebody who has never been here. */
export const newcomer = () => ({
  firstName: "Günel",
  lastName: "Əsgərova",
  email: `gunel.${randomUUID()}@agrar.example`,
  password: "narın pəncərəsi açıq",
});

/** The last letter of a kind to an address, as the local mailbox has it: its text, its code, and its link without the site. */
export async function letterTo(page: Page, recipient: string, kind: string) {
  const admin = await page.context().browser()?.newContext();
  if (!admin) throw new Error("The browser is gone.");
  const desk = await admin.newPage();
  await signedIn(desk, "ADMIN");
  let text = "";
  // Letters are put into the mailbox after the answer.
  await expect
    .poll(async () => {
      const { items } = await ask(desk, "mail", "list", { recipient, pageSize: 1 });
      text = items[0]?.text ?? "";
      return items[0]?.kind;
    })
    .toBe(kind);
  await admin.close();
  return {
    text,
    code: /\b\d{6}\b/.exec(text)?.[0] ?? "",
    link: (/https?:\/\/\S+/.exec(text)?.[0] ?? "").replace(/^https?:\/\/[^/]+/, ""),
  };
}

/** Signs somebody up and shows that the address is theirs, without the pages: they are signed in. */
export async function joined(page: Page) {
  const person = newcomer();
  // All journeys come from one address, from which so many people may not sign up in an hour.
  await prepare((client) => client.query("delete from limits where key like 'signUpAddress:%'"));
  expect(await tellAuth(page, "/sign-up/email", person)).toBe(200);
  const { code } = await letterTo(page, person.email, "account.verify");
  expect(await tellAuth(page, "/email-otp/verify-email", { email: person.email, otp: code })).toBe(200);
  return person;
}

/** Somebody who has an account and is not signed in. */
export async function member(page: Page) {
  const person = await joined(page);
  await page.context().clearCookies();
  return person;
}
