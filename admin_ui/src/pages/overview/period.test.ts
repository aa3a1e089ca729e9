import { expect, test } from "vitest";
import { chosenPeriod, dayBefore, questionOf, wrongIn } from "./period";

const at = (search: string) => new URLSearchParams(search);

test("nothing said is the last thirty days, in all channels", () => {
  expect(questionOf(at(""))).toEqual({ days: 30, channel: null, by: "DAY" });
  expect(chosenPeriod(at("days=nonsense"))).toBe("30");
});

test("a year goes by weeks", () => {
  expect(questionOf(at("days=365&channel=eu"))).toEqual({ days: 365, channel: "eu", by: "WEEK" });
});

test("the last day that staff name belongs to the period", () => {
  const asked = at("since=2026-02-01&until=2026-02-28");
  expect(questionOf(asked)).toMatchObject({ since: "2026-02-01", until: "2026-03-01", by: "DAY" });
  expect(dayBefore("2026-03-01")).toBe("2026-02-28");
});

test("days that are none, or in the wrong order, or too many are not asked for", () => {
  expect(wrongIn(at("since=2026-02-02&until=2026-02-01"))).toBe("order");
  expect(wrongIn(at("since=2020-01-01&until=2026-02-01"))).toBe("long");
  expect(wrongIn(at("since=2026-02-02"))).toBe("missing");
  expect(wrongIn(at("since=1026-02-02&until=2026-02-02"))).toBe("missing");
  expect(wrongIn(at("since=2026-02-02&until=2026-02-02"))).toBeNull();
});
