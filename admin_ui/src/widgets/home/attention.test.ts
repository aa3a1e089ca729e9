import { expect, test } from "vitest";
import type { HomeQuery } from "../../api/generated/home";
import { attentionOf } from "./attention";

const told = (open: number, overdue: number, troubles = 0): HomeQuery => ({
  shop: { missingPermissions: [] },
  troubles: Array.from({ length: troubles }, () => ({ what: "order" })),
  reviewFigures: { all: { open, overdue } },
  referrals: { nodes: [], hasNextPage: false },
  rewards: { nodes: [], hasNextPage: false },
});

test("a case that waits for too long is not counted twice", () => {
  expect(attentionOf(told(3, 1))).toEqual([
    { what: "overdue", count: 1, path: "/review" },
    { what: "open", count: 2, path: "/review" },
  ]);
});

test("where nothing needs anybody, nothing is said", () => {
  expect(attentionOf(told(0, 0))).toEqual([]);
  expect(attentionOf(told(0, 0, 2))).toEqual([{ what: "troubles", count: 2, path: null }]);
});
