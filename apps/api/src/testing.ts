import { connect, createServer as createTcpServer, type Socket } from "node:net";
import type { Viewer } from "@agrar/api/server";
import { createDb, type Db } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { createOTP } from "@better-auth/utils/otp";
import type { FastifyInstance } from "fastify";
import { vi } from "vitest";
import { type CacheOptions, createCache } from "./cache/cache.ts";
import { createMonitor } from "./monitor/monitor.ts";
import { createReads, type ReadsOptions } from "./replica/replica.ts";
import { createServer, type ServerOptions } from "./server.ts";

/** A machine that does much else takes its time. */
export const patient = { timeout: 20_000 };

type ReplicaOf = { url: string } & Partial<ReadsOptions>;

/**
 * A server of a test's own over a database of its own, both gone with `drop`. It does not listen: requests are
 * injected. `viewer` is who sends every request; without one, it is who the request says.
 */
export async function testServer(options: Partial<ServerOptions> & { viewer?: Viewer } = {}) {
  const { viewer, ...rest } = options;
  const { db, url, drop } = await cloneDb();
  const app = createServer({ db, ...(viewer && { viewerOf: async () => ({ viewer }) }), ...rest });
  await app.ready();
  return {
    app,
    db,
    url,
    make: given(db),
    async drop() {
      await app.close();
      await drop();
    },
  };
}

/**
 * A server that keeps answers, over a database that exists and, where it is named, its standby; it hears every change when this
 * returns.
 */
export async function cachingServer(
  url: string,
  { replica, ...options }: Partial<ServerOptions & CacheOptions> & { replica?: ReplicaOf } = {},
) {
  // A busy machine may take longer than the usual lease to say that nothing changed, and would ask the database again.
  const cache = createCache({ url, lease: 10_000, replicated: replica !== undefined, ...options });
  const monitor = options.monitor ?? createMonitor();
  const db = createDb({ url, settle: cache.settle, watch: monitor.statement });
  const reads = replica && createReads({ cache, patience: 1_000, watch: monitor.statement, ...replica });
  const app = createServer({ db, cache, reads, ...options, monitor });
  await app.ready();
  await vi.waitFor(() => {
    if (!cache.hears || reads?.figures().state === "away") throw new Error("hears nothing yet");
  }, patient);
  return {
    app,
    db,
    cache,
    reads,
    monitor,
    async close() {
      await app.close();
      await reads?.close();
      await cache.close();
      await db.close();
    },
  };
}

/**
 * A small portal that is the same each time: three categories, two trainers, twelve trainings with a chapter of two
 * lessons each, six exams.
 */
export async function smallPortal(make: ReturnType<typeof given>) {
  const orchards = await make.category({ name: { az: "Bağçılıq", en: "Orchards" }, sortOrder: 1 });
  const animals = await make.category({ name: { az: "Heyvandarlıq", en: "Livestock" }, sortOrder: 2 });
  await make.category({ name: { az: "Arıçılıq", en: "Bee-keeping" }, sortOrder: 3 });
  const leyla = await make.trainer(
    { specialty: { az: "Meyvəçilik", en: "Fruit growing" }, experienceYears: 5, experienceMonths: 3 },
    { firstName: "Leyla", lastName: "Həsənova" },
  );
  const orxan = await make.trainer(
    { specialty: { az: "Baytarlıq", en: "Veterinary medicine" }, experienceYears: 11 },
    { firstName: "Orxan", lastName: "Əliyev" },
  );
  const types = ["ONLINE", "OFFLINE", "VIDEO"] as const;
  const trainings = [];
  for (let n = 1; n <= 12; n++) {
    const training = await make.training({
      title: { az: `Alma bağı ${n}`, en: `Apple orchard ${n}`, ru: `Яблоневый сад ${n}` },
      description: { az: "Budama və suvarma", en: "Pruning and irrigation" },
      categoryId: n % 2 ? orchards.id : animals.id,
      trainerId: n % 2 ? leyla.userId : orxan.userId,
      type: types[n % 3] ?? "ONLINE",
      difficulty: n % 2 ? "BEGINNER" : null,
      startDate: new Date(Date.UTC(2027, 0, n)),
      endDate: new Date(Date.UTC(2027, 0, n + 1)),
      startTime: new Date("1970-01-01T09:30Z"),
      capacity: n,
      address: "Quba",
      latitude: 41.36,
      longitude: 48.51,
      isRecurring: n === 1,
      recurrenceFrequency: n === 1 ? "WEEKLY" : null,
      hasCertificate: n <= 4,
      certificateDescription: { az: "Sertifikat" },
      createdAt: new Date(Date.UTC(2026, 5, n)),
    });
    const module = await make.module({ trainingId: training.id, sequence: 1 });
    for (const sequence of [1, 2]) await make.lesson({ moduleId: module.id, sequence, durationMinutes: 10 });
    await make.file({ purpose: "TRAINING_BANNER", trainingId: training.id, mime: "image/png", size: 1000 });
    for (let learner = 0; learner < n % 4; learner++)
      await make.registration({ trainingId: training.id, status: learner === 0 ? "COMPLETED" : "APPROVED" });
    trainings.push(training);
  }
  const exams = [];
  for (let n = 1; n <= 6; n++) {
    const exam = await make.exam({
      ...(n <= 3 ? { trainingId: trainings[n - 1]?.id ?? null } : { categoryId: animals.id }),
      title: { az: `İmtahan ${n}`, en: `Exam ${n}` },
      rules: { az: "Qaydalar" },
      startDate: n === 6 ? new Date("2999-01-01") : null,
      endDate: n === 5 ? new Date("2001-01-01") : null,
      createdAt: new Date(Date.UTC(2026, 5, n)),
    });
    await make.question({ examId: exam.id, explanation: { az: "İzah" } });
    await make.attempt({ examId: exam.id, status: n % 2 ? "PASSED" : "FAILED" });
    exams.push(exam);
  }
  return { orchards, animals, leyla, orxan, trainings, exams };
}

type Answer = { status: number; body: Record<string, unknown>; headers: Record<string, unknown> };

/**
 * A browser at a server: it keeps cookies from answer to answer and says that its requests come from a page of the portal.
 * `address` is the network address that it has.
 */
export function browser(app: FastifyInstance, { address = "127.0.0.1" }: { address?: string } = {}) {
  const cookies = new Map<string, string>();
  const send = async (method: "GET" | "POST", url: string, body?: object): Promise<Answer> => {
    const response = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        host: "localhost:3000",
        "sec-fetch-site": "same-origin",
        ...(cookies.size > 0 && {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        }),
      },
      ...(body && { payload: body }),
    });
    for (const { name, value, maxAge } of response.cookies) {
      if (value === "" || maxAge === 0) cookies.delete(name);
      else cookies.set(name, encodeURIComponent(value));
    }
    const isJson = String(response.headers["content-type"]).includes("json") && response.body !== "";
    return {
      status: response.statusCode,
      body: isJson ? (response.json() ?? {}) : {},
      headers: response.headers,
    };
  };
  return {
    cookies,
    /** Calls an address of `/api/auth`. */
    auth: (path: string, body?: object) => send(body ? "POST" : "GET", `/api/auth${path}`, body),
    /** Asks a procedure, and returns what it answers or the reason of its refusal. */
    async ask(procedure: string, input?: object) {
      const query = input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
      return outcomeOf(await send("GET", `/trpc/${procedure}${query}`));
    },
    /** Has a procedure change something. */
    async tell(procedure: string, input: object = {}) {
      return outcomeOf(await send("POST", `/trpc/${procedure}`, input));
    },
  };
}

type Outcome = {
  // biome-ignore lint/suspicious/noExplicitAny: what procedures answer is checked where they are tested.
  data: any;
  reason: string | undefined;
  status: number;
  headers: Answer["headers"];
};

function outcomeOf({ body, status, headers }: Answer): Outcome {
  const { result, error } = body as { result?: { data: unknown }; error?: { data: { reason: string } } };
  return { data: result?.data, reason: error?.data.reason, status, headers };
}

/**
 * The code or the link in the last letter to an address, once that is of the kind, where one is named: letters are put into the mailbox
 * after the answer.
 */
export const lastLetter = (db: Db, recipient: string, kind?: string) =>
  vi.waitFor(async () => {
    const letter = await db.mail.findFirst({ where: { recipient }, orderBy: { id: "desc" } });
    if (!letter || letter.kind !== (kind ?? letter.kind)) throw new Error(`no letter to ${recipient} yet`);
    return {
      kind: letter.kind,
      language: letter.language,
      text: letter.text,
      code: /\b\d{6}\b/.exec(letter.text)?.[0] ?? "",
      link: /https?:\/\/\S+/.exec(letter.text)?.[0] ?? "",
    };
  }, patient);

/** An authenticator app that has read the address of a second factor: it gives the code of the moment. */
export function appCodes(totpUri: string): () => Promise<string> {
  const secret = decoded(new URL(totpUri).searchParams.get("secret") ?? "");
  return () => createOTP(secret).totp();
}

/** The secret as the portal made it; its address has it in base 32. */
function decoded(base32: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const letter of base32) bits += letters.indexOf(letter).toString(2).padStart(5, "0");
  const bytes = bits.match(/.{8}/g) ?? [];
  return String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** A way to a database that can be blocked, by refusing connections or by letting nothing through, or lead elsewhere from now on. */
export async function wayTo(url: string) {
  let target = new URL(url);
  const open = new Set<Socket>();
  const proxy = createTcpServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on("error", () => {}).on("close", () => open.delete(socket));
    }
    client.pipe(server).pipe(client);
  });
  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      proxy.listen(port, "127.0.0.1", () => resolve((proxy.address() as { port: number }).port));
    });
  const port = await listen(0);
  const way = new URL(url);
  way.host = `127.0.0.1:${port}`;
  return {
    url: way.href,
    cut() {
      for (const socket of open) socket.destroy();
      return new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
    hold() {
      for (const socket of open) socket.unpipe().pause();
    },
    mend: () => listen(port),
    turn(to: string) {
      target = new URL(to);
    },
  };
}
