import { locales } from "@agrar/api/list/schema";
import { describe, expect, test } from "vitest";
import { createClient } from "../client.ts";
import type { Message } from "../delivery/message.ts";
import { functions, messages } from "../functions.ts";
import { testJobs } from "../testing.ts";
import type { Tools } from "../tools.ts";
import { trainingChanged } from "../training/changed.ts";
import { sampleTraining } from "../training/sample.ts";
import { digestKind, htmlOf } from "./layout.ts";
import { sampleReader, samples } from "./samples.ts";

const siteUrl = "https://portal.example";

describe.each(locales)("in %s", (language) => {
  const all = samples(siteUrl, language);

  test("there is a letter of every message", () => {
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set([...messages.map(({ kind }) => kind), digestKind]),
    );
  });

  test.each(all)("$kind $variant says something whole, to somebody made up", async (letter) => {
    expect(letter.subject.length).toBeGreaterThan(10);
    expect(letter.text).toContain(sampleReader(language).firstName);
    expect(`${letter.subject} ${letter.text}`).not.toMatch(/undefined|null|\[object|NaN|Invalid/);
    const html = await htmlOf({ ...letter, language, siteUrl });
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${language}"`));
    expect(html).toContain(`href="${siteUrl}/`);
  });

  test("no two are alike", () => {
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });
});

test("every function that tells people something has its message in the list of samples", () => {
  const inngest = createClient(undefined, 0, () => {});
  const telling = functions({ inngest } as Tools).flatMap((one) => /^notify-(.*)$/.exec(one.id())?.[1] ?? []);
  expect(telling.length).toBeGreaterThan(5);
  const sampled = new Set(samples(siteUrl, "az").map(({ kind }) => kind.replaceAll(".", "-")));
  sampled.delete(digestKind.replace(".", "-"));
  expect(new Set(telling)).toEqual(sampled);
});

test("a message of which nothing is shown would be found", () => {
  const silent: Message = { ...(trainingChanged as unknown as Message), samples: () => ({}) };
  expect(samples(siteUrl, "az", [silent])).toEqual([]);
});

test("a sample says what the real letter says of the same", async () => {
  await using jobs = await testJobs();
  const { title, startDate, startTime, address } = sampleTraining;
  const { id } = await jobs.make.training({ id: sampleTraining.id, title, startDate, startTime, address });
  const wordsFor = await trainingChanged.compose(
    { db: jobs.db, siteUrl },
    {
      id: 1,
      name: "training/changed",
      data: { trainingId: id },
      actorId: null,
      at: new Date().toISOString(),
    },
  );
  for (const language of locales) {
    const real = wordsFor?.(sampleReader(language)).mail;
    const sample = samples(siteUrl, language).find(({ kind }) => kind === "training.changed");
    expect(sample?.subject).toBe(real?.subject);
    expect(sample?.text).toContain(real?.text.trimEnd() ?? "nothing");
  }
});
