import type { HomeQuery } from "../../api/generated/home";

export interface Point {
  what: "overdue" | "open" | "troubles" | "permissions";
  count: number;
  /** Where in the tab something can be done about it; null where the shop has to. */
  path: string | null;
}

/** What needs somebody, the most pressing first. */
export function attentionOf({ shop, troubles, reviewFigures }: HomeQuery): Point[] {
  const { open, overdue } = reviewFigures.all;
  const points: Point[] = [
    { what: "permissions", count: shop.missingPermissions.length, path: null },
    { what: "overdue", count: overdue, path: "/review" },
    { what: "open", count: open - overdue, path: "/review" },
    { what: "troubles", count: troubles.length, path: null },
  ];
  return points.filter(({ count }) => count > 0);
}
