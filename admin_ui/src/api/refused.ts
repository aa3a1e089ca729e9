/**
 * session: the Dashboard's token is over. right: staff may not. shop: not installed there.
 * away: nobody answers, or not now. broken: the app failed.
 */
export type Why = "session" | "right" | "shop" | "away" | "broken";

/** Our API did not answer the question; parts/Problem says what to do about each. */
export class Refused extends Error {
  readonly why: Why;
  /** The Saleor permission that is missing. */
  readonly right: string | undefined;

  constructor(why: Why, said: { right?: string | undefined; detail?: string | undefined } = {}) {
    super(said.detail ?? why);
    this.why = why;
    this.right = said.right;
  }
}

export function reasonOf(status: number, code: string | undefined): Why {
  if (code === "PERMISSION_DENIED") return "right";
  if (status === 401) return "session";
  if (status === 404) return "shop";
  return status >= 502 || status === 429 ? "away" : "broken";
}
