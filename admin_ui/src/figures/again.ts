interface Told {
  isCountedAnew: boolean;
}

// In milliseconds: newer figures take some seconds.
const SOON = 3_000;

/** When to ask again for figures that are added up anew. */
export function again(told: Told): number | false {
  return told.isCountedAnew && SOON;
}
