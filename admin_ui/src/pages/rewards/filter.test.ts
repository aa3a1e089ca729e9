import { expect, test } from "vitest";
import { filterOf } from "./filter";

const noon = new Date(2026, 4, 10, 12);
const asked = (search: string) => filterOf(new URLSearchParams(search), noon);

test("rewards are asked for by state, side, kind, program, advocate and period", () => {
  expect(asked("state=REVIEW&side=ADVOCATE&kind=POINTS&program=1&advocate=7&days=7")).toEqual({
    state: "REVIEW",
    side: "ADVOCATE",
    kind: "POINTS",
    programId: "1",
    advocateId: "7",
    from: new Date(2026, 4, 3).toISOString(),
  });
});

test("what nobody can ask for is not asked for", () => {
  expect(asked("state=x&side=x&kind=x&days=x&program=")).toEqual({});
});
