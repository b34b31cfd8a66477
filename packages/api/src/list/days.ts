const day = 86_400_000;

/** The moment at which a day begins in Baku, which has kept one time all year since 2016. */
export const startOfDay = (date: string) => new Date(`${date}T00:00+04:00`);

/** The moments of a span of days, both ends included, as a condition on a timestamp. */
export const withinDays = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => ({
  gte: from && startOfDay(from),
  lt: to && new Date(startOfDay(to).getTime() + day),
});
