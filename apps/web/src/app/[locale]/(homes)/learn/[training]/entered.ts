import { notFound } from "next/navigation";
import { failureOf } from "#trpc/failure.ts";

/** What only learners see; null for who is not registered. What the API refuses otherwise is no page. */
export const entered = <Row>(row: Promise<Row>): Promise<Row | null> =>
  row.catch((error: unknown) => {
    const { reason, refused } = failureOf(error);
    if (reason === "progress.notRegistered") return null;
    if (refused) notFound();
    throw error;
  });
