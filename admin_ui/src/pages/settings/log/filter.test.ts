import { expect, test } from "vitest";
import { codesOf, filterOf } from "./filter";

const asked = (text: string) => filterOf(new URLSearchParams(text));

test("the log is asked for by what was done, to what and by whom", () => {
  expect(asked("subject=REWARD&what=REWARD_VOIDED&actor=app")).toEqual({
    subject: "REWARD",
    what: "REWARD_VOIDED",
    actor: "app",
  });
});

test("what the log never has is not asked for", () => {
  expect(asked("subject=ROCKET&what=REWARD_EATEN")).toEqual({
    subject: null,
    what: null,
    actor: null,
  });
  expect(asked("subject=CASE&what=REWARD_VOIDED").what).toBeNull();
});

test("of one subject only what is done to it can be chosen", () => {
  expect(codesOf("CASE")).toContain("CASE_NOTED");
  expect(codesOf("CASE")).not.toContain("REWARD_VOIDED");
  expect(codesOf(null).length).toBeGreaterThan(50);
});
