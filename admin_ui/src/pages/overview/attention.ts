import type { AttentionQuery } from "../../api/generated/overview";
import type { Concern } from "../../api/generated/schema";

type Point = Pick<AttentionQuery["attention"][number], "concern" | "programId">;

const PLACES: Partial<Record<Concern, string>> = {
  PROGRAM_NOT_RUNNING: "/programs",
  CASES_OVERDUE: "/review",
  CASES_OPEN: "/review",
  REWARDS_IN_REVIEW: "/rewards?state=REVIEW",
  LEAKS: "/advocates?sort=FRIENDS",
  PERMISSIONS_MISSING: "/settings",
  EVENTS_REJECTED: "/settings",
  STOREFRONT_MISSING: "/settings",
  WORK_FAILING: "/settings",
  WORK_WAITING: "/settings",
};

/** Which page does something about it; none where only whoever runs the app can. */
export function pathOf({ concern, programId }: Point): string | null {
  if (programId) return `/programs/${programId}`;
  return PLACES[concern] ?? null;
}
