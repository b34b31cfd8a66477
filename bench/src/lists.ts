import { createDb, createPool } from "@agrar/db";
import type { BenchSizeName } from "@agrar/db/seed";
import { createServer } from "@agrar/server";
import * as exams from "./exams/hand-written.ts";
import * as examsPrisma from "./exams/prisma.ts";
import { type Measure, measureInTurns } from "./measure.ts";
import { overHttp, procedure } from "./ours.ts";
import * as trainings from "./trainings/hand-written.ts";
import * as trainingsPrisma from "./trainings/prisma.ts";
import type { PageAsked, Way, World } from "./way.ts";

export type Row = Measure & {
  /** The list, the page, and the way it was read. */
  name: string;
  size: BenchSizeName;
  items: number;
  ratioToHandWritten: number;
};

const lists: { noun: "training" | "exam"; ways: Way[] }[] = [
  {
    noun: "training",
    ways: [
      procedure("training"),
      procedure("training", "cursor"),
      overHttp("training"),
      trainings.handWritten,
      trainings.handWrittenKept,
      trainings.pageRowsOnly,
      trainingsPrisma.prismaGroupBy,
      trainingsPrisma.queryPerRow,
    ],
  },
  {
    noun: "exam",
    ways: [
      procedure("exam"),
      procedure("exam", "cursor"),
      overHttp("exam"),
      exams.handWritten,
      exams.handWrittenKept,
      exams.pageRowsOnly,
      examsPrisma.prismaGroupBy,
      examsPrisma.queryPerRow,
    ],
  },
];

const pages: PageAsked[] = [
  ...[10, 25, 50, 100].map((items) => ({ items, place: "first", includes: false }) as const),
  ...[10, 25, 50, 100].map((items) => ({ items, place: "last", includes: false }) as const),
  ...[10, 50].map((items) => ({ items, place: "first", includes: true }) as const),
];

/** Reads every page of both lists in every way, on one database, and tells what each costs. */
export async function measureLists(
  url: string,
  size: BenchSizeName,
  onPage: (rows: Row[]) => void,
): Promise<Row[]> {
  const db = createDb({ url, poolSize: 5 });
  const pool = createPool({ connectionString: url, max: 5, options: "-c timezone=UTC" });
  const server = createServer({ db, viewerOf: async () => ({ viewer: { role: "ADMIN", id: 1 } }) });
  const rows: Row[] = [];
  try {
    const world: World = {
      db,
      pool,
      server: await server.listen({ host: "127.0.0.1", port: 0 }),
      now: new Date(),
    };
    for (const { noun, ways } of lists) {
      for (const asked of pages) {
        const fitting = ways.filter((way) => fits(way, asked));
        const calls = await Promise.all(fitting.map((way) => way.prepare(world, asked)));
        const measures = await measureInTurns(calls);
        const hand = measures[fitting.findIndex(({ name }) => name.startsWith("hand-written SQL, counted"))];
        const measured = measures.map((measure, index) => ({
          name: `${noun}.list, ${asked.place} page${asked.includes ? ` with ${noun === "training" ? "modules" : "questions"}` : ""}: ${fitting[index]?.name}`,
          size,
          items: asked.items,
          ...measure,
          ratioToHandWritten: measure.medianMs / (hand?.medianMs ?? Number.NaN),
        }));
        rows.push(...measured);
        onPage(measured);
      }
    }
  } finally {
    await server.close();
    await pool.end();
    await db.close();
  }
  return rows;
}

/** A cursor differs from a page number only behind the first page; some ways read no modules or questions. */
const fits = (way: Way, asked: PageAsked) =>
  (way.includes || !asked.includes) && (asked.place === "last" || !way.name.includes("cursor"));
