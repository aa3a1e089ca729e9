import { touches, withAt } from "../promise/path";
import { type Placed, type Problem, placed } from "../promise/problems";
import type { ProgramPromise } from "../promise/promise";

/** What is being written. saved: what it was when it was opened or saved. */
export interface Draft {
  saved: ProgramPromise;
  promise: ProgramPromise;
  problems: readonly Placed[];
}

export type Change =
  | { to: "set"; path: string; value: unknown }
  | { to: "refused"; problems: readonly Problem[] }
  | { to: "saved" };

export function opened(promise: ProgramPromise): Draft {
  return { saved: promise, promise, problems: [] };
}

export function changed(draft: Draft, change: Change): Draft {
  switch (change.to) {
    case "set":
      return {
        ...draft,
        promise: withAt(draft.promise, change.path, change.value),
        // Whether it is right now is known when it is saved.
        problems: draft.problems.filter(
          (one) => one.path !== "" && !touches(one.path, change.path),
        ),
      };
    case "refused":
      return { ...draft, problems: change.problems.map((one) => placed(one, draft.promise)) };
    default:
      return { ...draft, saved: draft.promise, problems: [] };
  }
}

export function isChanged({ saved, promise }: Draft): boolean {
  return JSON.stringify(saved) !== JSON.stringify(promise);
}
