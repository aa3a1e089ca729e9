import { type Undoing, undoingOf } from "../../../acts/undoing";
import type { ActFactsFragment } from "../../../api/generated/fragments";

/** How an act is taken back from here: settings and programs are, on the pages that set them. */
export function wayBack(act: ActFactsFragment, acts: readonly ActFactsFragment[]): Undoing | null {
  return act.subject === "SHOP" || act.subject === "PROGRAM" ? null : undoingOf(act, acts);
}
