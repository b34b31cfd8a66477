/** SQLSTATE of what the portal's own triggers raise: see the migrations. */
const states = /^AG\d{3}$/;

/** The `noun.reason` that a trigger of the portal raised to refuse a statement; null for every other error. */
export function raisedBy(error: unknown): string | null {
  const { cause } = (error as DriverFailure | null)?.meta?.driverAdapterError ?? {};
  if (!states.test(cause?.originalCode ?? "")) return null;
  return cause?.originalMessage ?? null;
}

type DriverFailure = {
  meta?: { driverAdapterError?: { cause?: { originalCode?: string; originalMessage?: string } } };
};
