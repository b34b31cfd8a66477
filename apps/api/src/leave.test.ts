import { givenPassword } from "@agrar/db/given";
import { createJobs } from "@agrar/jobs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { browser, patient, testServer } from "./testing.ts";

const secret = "the secret of the portal, at least 32 letters";
const settings = { siteUrl: "https://portal.example" };
const lines: string[] = [];
const { app, db, url, make, drop } = await testServer({
  secret,
  settings,
  logger: { level: "info", stream: { write: (line: string) => void lines.push(line) } },
});
afterAll(drop);

type Letter = { to: string; text: string; headers?: Record<string, string> };
const letters: Letter[] = [];
const jobs = createJobs({
  db,
  url,
  siteUrl: settings.siteUrl,
  secret,
  transport: {
    name: "resend",
    batch: 100,
    perSecond: 1_000,
    send: async (key, posts) => {
      letters.push(...(posts as Letter[]));
      return posts.map((_, index) => ({ providerId: `${key}-${index}` }));
    },
  },
});
beforeAll(() => jobs.start());
afterAll(() => jobs.stop());

/** Somebody who got a letter about a training, and where its links lead. */
async function reader(language: "az" | "en" | "ru" = "ru") {
  const training = await make.training();
  const { id, email } = await make.user({ emailVerified: true, language });
  await make.password(id);
  await db.categorySubscription.create({ data: { userId: id, categoryId: training.categoryId } });
  await db.$executeRaw`
    insert into facts (name, subject, data)
    values ('training/published', ${`training:${training.id}`}, ${JSON.stringify({ trainingId: training.id })}::jsonb)`;
  const letter = await vi.waitFor(() => {
    const found = letters.find(({ to }) => to === email);
    if (!found) throw new Error("no letter yet");
    return found;
  }, patient);
  const header = letter.headers?.["List-Unsubscribe"] ?? "";
  const isOff = async () =>
    (await db.preference.count({
      where: { userId: id, family: "TRAINING", channel: "MAIL", pace: "OFF" },
    })) === 1;
  return { id, email, letter, header, path: new URL(header.slice(1, -1)).pathname, isOff };
}

/** What mail programs post: a form, in one of two kinds, and nothing that says who they are. */
const forms = {
  urlencoded: ["application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"],
  multipart: [
    "multipart/form-data; boundary=b",
    '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
  ],
} as const;
const post = (path: string, form: readonly [string, string] = forms.urlencoded, headers = {}) =>
  app.inject({
    method: "POST",
    url: path,
    headers: { "content-type": form[0], ...headers },
    payload: form[1],
  });

describe("a letter that can be left", () => {
  test("says how in its headers and its text", async () => {
    const { header, letter, path } = await reader("ru");
    expect(header).toMatch(/^<https:\/\/portal\.example\/api\/leave\/\d+\.training\.[\w-]{43}>$/);
    expect(letter.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    const token = path.split("/").at(-1);
    expect(letter.text).toContain("Настройки уведомлений: https://portal.example/ru/account/notifications\n");
    expect(letter.text).toContain(
      `Больше не получать таких писем: https://portal.example/ru/leave#token=${token}\n`,
    );
  });

  test.each(Object.entries(forms))(
    "is left by one click (%s), and a second changes nothing",
    async (_kind, form) => {
      const { path, isOff } = await reader();
      for (let click = 0; click < 2; click++) {
        const answer = await post(path, form);
        expect(answer.statusCode).toBe(200);
        expect(answer.json()).toEqual({ families: ["TRAINING"], isLeft: true });
        expect(answer.headers["cache-control"]).toBe("no-store");
        expect(await isOff()).toBe(true);
      }
      expect(await db.auditEntry.count({ where: { action: "preference.leave" } })).toBeGreaterThan(0);
      // What the link carries is in no log.
      expect(lines.join("")).toContain('"path":"/api/leave/:token"');
      expect(lines.join("")).not.toContain(path.split(".").at(-1));
    },
  );

  test("is not left by who only opens the link: they are sent to the page that asks, in the reader's language", async () => {
    for (const [language, prefix] of [
      ["az", ""],
      ["en", "/en"],
    ] as const) {
      const { path, isOff } = await reader(language);
      for (const method of ["GET", "HEAD"] as const) {
        const answer = await app.inject({ method, url: path });
        expect(answer.statusCode).toBe(303);
        expect(answer.headers.location).toBe(`${prefix}/leave#token=${path.split("/").at(-1)}`);
      }
      expect(await isOff()).toBe(false);
    }
  });

  test("is left from any site and with any cookie, because the link alone says whose it is", async () => {
    const { path, isOff, id } = await reader();
    const other = await make.user({ emailVerified: true });
    await make.password(other.id);
    const at = browser(app);
    await at.auth("/sign-in/email", { email: other.email, password: givenPassword });
    const cookie = [...at.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    expect(cookie).not.toBe("");
    const answer = await post(path, forms.urlencoded, {
      cookie,
      origin: "https://mail.example",
      "sec-fetch-site": "cross-site",
    });
    expect(answer.statusCode).toBe(200);
    expect(await isOff()).toBe(true);
    expect(await db.preference.count({ where: { userId: other.id } })).toBe(0);
    const entry = await db.auditEntry.findFirst({ where: { action: "preference.leave", userId: id } });
    expect(entry).toMatchObject({
      role: "LEARNER",
      entityId: String(id),
      changes: { families: [null, ["TRAINING"]] },
    });
  });

  test("is not left by a link that the portal has not made", async () => {
    const { path, isOff, id } = await reader();
    const forged = [
      path.replace("training", "exam"),
      path.replace(`/${id}.`, `/${id + 1}.`),
      path.slice(0, -1),
      `${path}x`,
      `/api/leave/${"a".repeat(4000)}`,
      "/api/leave/%00",
    ];
    for (const one of forged) {
      const answer = await post(one);
      expect(answer.statusCode, one).toBe(400);
      expect(answer.json()).toMatchObject({
        reason: "leave.forged",
        message: expect.stringMatching(/not one that/),
      });
    }
    expect(await isOff()).toBe(false);
    expect((await app.inject({ method: "GET", url: path.slice(0, -1) })).headers.location).toMatch(
      /^\/leave#token=/,
    );
  });

  test("takes nothing but GET and POST", async () => {
    const { path } = await reader();
    const answer = await app.inject({ method: "DELETE", url: path });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe("HEAD, GET, POST");
  });
});
