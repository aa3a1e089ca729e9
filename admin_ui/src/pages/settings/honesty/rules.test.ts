import { expect, test } from "vitest";
import type { HonestyQuery } from "../../../api/generated/honesty";
import { draftOf, saidOf } from "./rules";

const HONESTY: HonestyQuery["honesty"] = {
  hold: 60,
  refuse: 1000,
  said: {},
  rules: [
    { rule: "VELOCITY", enabled: true, points: 30, numbers: { hour: 10 }, words: {} },
    {
      rule: "COUPON_SITE",
      enabled: true,
      points: 60,
      numbers: {},
      words: { sites: ["a.example"] },
    },
  ],
};

test("a rule that nobody touched stays as usual, whatever a later release calls usual", () => {
  const saved = draftOf(HONESTY);
  const draft = { ...saved, hold: "40" };

  expect(saidOf(draft, saved, {})).toEqual({ hold: 40, refuse: 1000, rules: {} });
});

test("what was said of a rule before is said again", () => {
  const saved = draftOf(HONESTY);
  const [velocity, coupons] = structuredClone(saved.rules);
  if (coupons) coupons.words.sites = "a.example\nb.example";
  const draft = { ...saved, rules: [velocity, coupons].flatMap((one) => one ?? []) };

  expect(saidOf(draft, saved, { rules: { velocity: { points: 5 } } }).rules).toEqual({
    velocity: { points: 5 },
    coupon_site: {
      enabled: true,
      points: 60,
      numbers: {},
      words: { sites: ["a.example", "b.example"] },
    },
  });
});
