import type { RefusalFactsFragment } from "./generated/fragments";

type Refusal = RefusalFactsFragment & { __typename: "Refusal" };

/** An expected no, such as a reason that is missing: its field says what to do. */
export class Declined extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export function isRefusal(done: unknown): done is Refusal {
  return (done as { __typename?: string } | undefined)?.__typename === "Refusal";
}
