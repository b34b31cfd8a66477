import type { Db } from "@agrar/db";
import { TRPCError } from "@trpc/server";
import { publicError } from "../error.ts";
import { type Asker, openScene } from "./scene.ts";
import type { Subject, Trial } from "./subject.ts";

/** The words of docs/rights.md for the refusals that stand in it most. */
const words: Record<string, string> = {
  "account.signInRequired": "sign in",
  "scope.signInRequired": "sign in",
  "account.notAllowed": "refused",
  "serviceKey.scopeMissing": "no scope",
};

/**
 * What comes of a trial: `sees` or `done`, `–` where the call is answered and the row neither shown nor changed, or the refusal.
 *
 * @throws Error when somebody is refused and it happens all the same; what the call throws that is no refusal.
 */
export async function outcomeOf(trial: Trial): Promise<string> {
  try {
    if ("sees" in trial) return (await trial.sees()) ? "sees" : "–";
    await trial.does();
    return (await trial.happened()) ? "done" : "–";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const { reason, httpStatus } = publicError(error);
    if (httpStatus >= 500) throw error;
    if ("happened" in trial && (await trial.happened()))
      throw new Error(`Refused with ${reason}, and it happened all the same.`);
    return words[reason] ?? (reason.endsWith(".notFound") ? "not found" : `\`${reason}\``);
  }
}

/** What comes of it when `asker` calls a procedure about a subject, in a scene of its own. */
export async function outcomeFor(
  db: Db,
  procedure: string,
  asker: Asker,
  { arrange }: Subject,
): Promise<string> {
  const trial = await arrange(await openScene(db, procedure, asker));
  if ("happened" in trial && (await trial.happened())) throw new Error("It happened before anybody asked.");
  return outcomeOf(trial);
}
