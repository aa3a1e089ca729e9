type Branch = Readonly<Record<string, unknown>>;

/** The value at a path such as `offers.0.friend.reward`; undefined where there is none. */
export function at(whole: unknown, path: string): unknown {
  return path.split(".").reduce((inner: unknown, step) => (inner as Branch | null)?.[step], whole);
}

/** The same with another value at the path; undefined takes it out. What is on the way is made. */
export function withAt<Whole>(whole: Whole, path: string, value: unknown): Whole {
  return changed(whole, path.split("."), value) as Whole;
}

function changed(whole: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const inner = changed((whole as Branch | undefined)?.[step], rest, value);
  if (Array.isArray(whole))
    return whole.map((one, place) => (String(place) === step ? inner : one));
  const { [step]: _old, ...others } = (whole ?? {}) as Branch;
  if (inner === undefined) return others;
  // Where it was, so that what was loaded and changed back is what was loaded.
  return { ...(whole as Branch | undefined), [step]: inner };
}

/** True if one path lies in the other, or they are the same. */
export function touches(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}
