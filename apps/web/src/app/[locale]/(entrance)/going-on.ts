import { wayBack } from "#safety/way-back.ts";

/** What the addresses of these pages may ask for. */
export type Props = {
  searchParams: Promise<
    Record<"next" | "error" | "changed" | "by" | "secondFactor", string | string[] | undefined>
  >;
};

/** Where to go on to; empty when nothing is asked for that is a page of the portal. */
export const nextOf = async (searchParams: Props["searchParams"]) => wayBack((await searchParams).next, "");
