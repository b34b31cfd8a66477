import { describe, expect, test } from "vitest";
import type { Outcome } from "#trpc/post.ts";
import { createOutbox, type Entry } from "./outbox.ts";

const away = { failure: { reason: "server.unavailable", problems: [], refused: false } };
const refused = { failure: { reason: "progress.tooEarly", problems: [], refused: true } };
const signedOut = { failure: { reason: "account.signInRequired", problems: [], refused: true } };

/** A browser with a store, a portal that answers as it is told, and a clock that is turned by hand. */
function browser(answers: Outcome<string>[] = []) {
  const kept = new Map<string, string>();
  const sent: Entry[] = [];
  let due: { work: () => void; milliseconds: number } | undefined;
  const open = () =>
    createOutbox<string>({
      key: "learner 1",
      storage: {
        getItem: (name) => kept.get(name) ?? null,
        setItem: (name, text) => void kept.set(name, text),
        removeItem: (name) => void kept.delete(name),
      },
      async send(entry) {
        sent.push(entry);
        return answers.shift() ?? { answer: "well" };
      },
      later(work, milliseconds) {
        due = { work, milliseconds };
        return () => {
          due = undefined;
        };
      },
    });
  return {
    open,
    kept,
    sent,
    due: () => due?.milliseconds,
    async pass() {
      due?.work();
      await new Promise(setImmediate);
    },
  };
}

const note = (text: string): Entry => ({ verb: "note", lessonId: 7, text });
const complete: Entry = { verb: "complete", lessonId: 7 };

describe("what a learner did", () => {
  test("is sent at once, and then kept no longer", async () => {
    const { open, sent, kept } = browser();
    const outbox = open();
    expect(await outbox.put(complete)).toEqual({ answer: "well" });
    expect(sent).toEqual([complete]);
    expect(kept.size).toBe(0);
    expect(outbox.state()).toEqual({ waiting: [], trouble: null });
  });

  test("waits while nobody answers, longer each time, and is sent in its order", async () => {
    const { open, sent, due, pass } = browser([away, away, away]);
    const outbox = open();
    const answered = Promise.all([outbox.put({ verb: "open", lessonId: 7 }), outbox.put(complete)]);
    await new Promise(setImmediate);
    expect(outbox.state()).toMatchObject({ trouble: "unreachable", waiting: [{ verb: "open" }, complete] });
    expect(due()).toBe(2_000);
    await pass();
    expect(due()).toBe(4_000);
    await pass();
    await pass();
    expect(await answered).toEqual([{ answer: "well" }, { answer: "well" }]);
    expect(sent.slice(-2)).toEqual([{ verb: "open", lessonId: 7 }, complete]);
    expect(outbox.state()).toEqual({ waiting: [], trouble: null });
  });

  test("outlives the page, and is sent by the next one", async () => {
    const { open, sent } = browser([away]);
    const first = open();
    void first.put(note("Mart"));
    await new Promise(setImmediate);
    first.close();
    const second = open();
    expect(second.state().waiting).toEqual([note("Mart")]);
    await second.flush();
    expect(sent).toEqual([note("Mart"), note("Mart")]);
    expect(second.state().waiting).toEqual([]);
  });

  test("is sent again after signing in", async () => {
    const { open, pass } = browser([signedOut]);
    const outbox = open();
    const answered = outbox.put(complete);
    await new Promise(setImmediate);
    expect(outbox.state()).toMatchObject({ trouble: "signedOut", waiting: [complete] });
    await pass();
    expect(await answered).toEqual({ answer: "well" });
  });

  test("is told to who did it when it is refused, and not sent again", async () => {
    const { open, sent, due } = browser([refused]);
    const outbox = open();
    expect(await outbox.put(complete)).toEqual(refused);
    await outbox.flush();
    expect(sent).toHaveLength(1);
    expect(due()).toBeUndefined();
  });
});

test("a note takes the place of the one before it, also while that one is on its way", async () => {
  const { open, sent } = browser();
  const outbox = open();
  const first = outbox.put(note("M"));
  const second = outbox.put(note("Mart"));
  await Promise.all([first, second]);
  expect(sent).toEqual([note("M"), note("Mart")]);
  expect(outbox.state().waiting).toEqual([]);
});

test("what is no list of entries is as good as nothing", () => {
  const { open, kept } = browser();
  kept.set("learner 1", "{");
  expect(open().state().waiting).toEqual([]);
});
