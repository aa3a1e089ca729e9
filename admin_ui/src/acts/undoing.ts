import type { ActFactsFragment } from "../api/generated/fragments";

type Act = ActFactsFragment;

/** Codes that are out of use stay so, and a claim is the friend's. */
const FINAL: readonly Act["what"][] = [
  "ADVOCATE_UNLINKED",
  "ADVOCATE_CLAIMED_FOR",
  "ADVOCATE_CODES_ROTATED",
];

/** By which an act is taken back: a link has an end of its own, all else is undone by its id. */
export type Undoing = { by: "act" | "link"; id: string };

/** How this act can be taken back; null where it was, or cannot be. */
export function undoingOf(act: Act, acts: readonly Act[]): Undoing | null {
  if (act.undoes || act.undoneBy || FINAL.includes(act.what)) return null;
  if (act.what !== "ADVOCATE_LINKED") return { by: "act", id: act.id };
  const claim = claimOf(act);
  const isUnlinked = acts.some((one) => one.what === "ADVOCATE_UNLINKED" && claimOf(one) === claim);
  return claim && !isUnlinked ? { by: "link", id: claim } : null;
}

function claimOf({ after }: Act): string | null {
  const claim = (after as { claim?: number } | null | undefined)?.claim;
  return claim === undefined ? null : String(claim);
}
