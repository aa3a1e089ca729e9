import { expect, test } from "vitest";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { moveOf, othersOf } from "./acts";

const program = (facts: Partial<ProgramFactsFragment>): ProgramFactsFragment => ({
  id: "1",
  name: "Give 10, get 10",
  state: "DRAFT",
  stateReason: null,
  archivedAt: null,
  version: 1,
  promise: {},
  ...facts,
});

test("what runs can be paused or ended, and what rests can start", () => {
  expect(moveOf(program({}))).toBe("activate");
  expect(moveOf(program({ state: "PAUSED" }))).toBe("activate");
  expect(moveOf(program({ state: "SCHEDULED" }))).toBe("pause");
  expect(othersOf(program({ state: "ACTIVE" }))).toEqual(["duplicate", "end"]);
});

test("what has ended never starts again, and only what does not run is put away", () => {
  expect(moveOf(program({ state: "ENDED" }))).toBe(null);
  expect(othersOf(program({ state: "ENDED" }))).toEqual(["duplicate", "archive"]);
  expect(othersOf(program({ archivedAt: "2026-05-10T12:00:00Z" }))).toEqual([
    "restore",
    "duplicate",
  ]);
});

test("a change can be undone as soon as there is one", () => {
  expect(othersOf(program({ version: 2 }))).toContain("undo");
});
