export interface Told {
  countedAt: string;
  isCountedAnew: boolean;
}

/** As of when figures are that stand side by side and were added up one after the other. */
export function oldest(first: Told, ...others: readonly Told[]): Told {
  return others.reduce(
    (before, one) => ({
      countedAt:
        Date.parse(one.countedAt) < Date.parse(before.countedAt) ? one.countedAt : before.countedAt,
      isCountedAnew: one.isCountedAnew || before.isCountedAnew,
    }),
    first,
  );
}
