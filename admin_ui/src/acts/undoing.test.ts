import { expect, test } from "vitest";
import type { ActFactsFragment } from "../api/generated/fragments";
import { undoingOf } from "./undoing";

const act = (said: Partial<ActFactsFragment>): ActFactsFragment => ({
  id: "1",
  at: "2026-05-10T12:00:00Z",
  actor: "VXNlcjox",
  what: "CASE_APPROVED",
  subject: "CASE",
  subjectId: "7",
  why: "She told us",
  ...said,
});

test("an act is taken back once, and an undo is none", () => {
  expect(undoingOf(act({}), [])).toEqual({ by: "act", id: "1" });
  expect(undoingOf(act({ undoneBy: "2" }), [])).toBeNull();
  expect(undoingOf(act({ what: "CASE_ACT_UNDONE", undoes: "1" }), [])).toBeNull();
});

test("codes that were taken out of use stay so", () => {
  expect(undoingOf(act({ what: "ADVOCATE_CODES_ROTATED" }), [])).toBeNull();
});

test("a link is taken back by what it made, as long as it stands", () => {
  const linked = act({ what: "ADVOCATE_LINKED", after: { claim: 12 } });
  const unlinked = act({ id: "2", what: "ADVOCATE_UNLINKED", after: { claim: 12 } });

  expect(undoingOf(linked, [linked])).toEqual({ by: "link", id: "12" });
  expect(undoingOf(linked, [unlinked, linked])).toBeNull();
});
