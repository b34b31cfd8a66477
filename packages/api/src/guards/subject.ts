import type { Scene } from "./scene.ts";

/** One call of a procedure, and how to tell that it did what it is for. */
export type Trial =
  /** A read: whether the answer shows what it was asked for. */
  | { sees: () => Promise<boolean> }
  /** A change, and whether it has happened. */
  | { does: () => Promise<unknown>; happened: () => Promise<boolean> };

/** Something that a procedure can be asked about. Each trial has rows of its own, so that no order matters. */
export type Subject = {
  /** How docs/rights.md names it. */
  is: string;
  /** Whose it is, seen from who asks. A trainer's is their own to one trainer and foreign to the other. */
  whose: "own" | "foreign" | "trainer's" | "missing" | "nobody's";
  arrange: (scene: Scene) => Promise<Trial>;
};

/** What there is to ask a procedure about. */
export type Entry = {
  subjects: Subject[];
  /** Why that is not one's own, another's and a missing row. */
  because?: string;
};

/** Why a procedure has no rows of its own to ask for. */
export const aboutOneself = "It takes no id: it is about who asks.";

export const about = (
  whose: Subject["whose"],
  is: string,
  arrange: (scene: Scene) => Promise<Trial>,
): Subject => ({ whose, is, arrange });

/** One's own and another's, arranged alike for the person whose it is. */
export const ownAndForeign = (
  is: (whose: string) => string,
  arrange: (scene: Scene, owner: number) => Promise<Trial>,
): Subject[] => [
  about("own", is("one's"), (scene) => arrange(scene, scene.me)),
  about("foreign", is("another's"), async (scene) => arrange(scene, (await scene.make.user()).id)),
];

/** How docs/rights.md names a missing row. */
export const notThere = "one that is not there";

/** An id that no row has. */
export const missingId = 2_000_000_000;

/** A procedure that is asked for a row that is not there. */
export const missing = (
  ask: (scene: Scene) => Promise<unknown>,
  shows: (answer: never) => boolean = () => true,
) => about("missing", notThere, async (scene) => ({ sees: async () => shows((await ask(scene)) as never) }));

type Page = { items: { id: number }[] };

/** What a list shows that is asked for one row alone. */
export function listed(ask: (scene: Scene, input: { ids: number[] }) => Promise<Page>) {
  const shows = async (page: Promise<Page>, id: number) => (await page).items.some((item) => item.id === id);
  return {
    row: (whose: Subject["whose"], is: string, row: (scene: Scene) => Promise<{ id: number }>) =>
      about(whose, is, async (scene) => {
        const { id } = await row(scene);
        return { sees: () => shows(ask(scene, { ids: [id] }), id) };
      }),
    missing: about("missing", notThere, async (scene) => ({
      sees: () => shows(ask(scene, { ids: [missingId] }), missingId),
    })),
  };
}

/** A row that is asked for by its id. */
export function byId(ask: (scene: Scene, input: { id: number }) => Promise<{ id: number }>) {
  return {
    row: (whose: Subject["whose"], is: string, row: (scene: Scene) => Promise<{ id: number }>) =>
      about(whose, is, async (scene) => {
        const { id } = await row(scene);
        return { sees: async () => (await ask(scene, { id })).id === id };
      }),
    missing: missing((scene) => ask(scene, { id: missingId })),
  };
}
