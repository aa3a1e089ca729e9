import { expect, test } from "vitest";
import { filterOf } from "./filter";

const asked = (search: string) => filterOf(new URLSearchParams(search));

test("who asks for nothing sees what waits for a person", () => {
  expect(asked("")).toEqual({ state: "OPEN" });
  expect(asked("state=x&kind=x")).toEqual({ state: "OPEN" });
});

test("cases are asked for by state, kind and advocate", () => {
  expect(asked("state=ALL")).toEqual({});
  expect(asked("state=REFUSED&kind=CIRCLE&advocate=7")).toEqual({
    state: "REFUSED",
    kind: "CIRCLE",
    advocateId: "7",
  });
});
