import { expect, test } from "vitest";
import { oldest } from "./oldest";

test("figures side by side are as of when the oldest are", () => {
  const now = { countedAt: "2026-03-01T10:00:00+00:00", isCountedAnew: false };
  const before = { countedAt: "2026-03-01T10:55:00+01:00", isCountedAnew: true };

  expect(oldest(now)).toEqual(now);
  expect(oldest(now, before)).toEqual(before);
  expect(oldest(before, now)).toEqual(before);
});
