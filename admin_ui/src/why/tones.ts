import type { RewardState } from "../api/generated/schema";
import type { Tone } from "../parts/Badge";

export const rewardTones: Record<RewardState, Tone> = {
  PENDING: "waiting",
  ISSUED: "good",
  SPENT: "good",
  VOIDING: "quiet",
  VOID: "quiet",
  EXPIRED: "quiet",
  REVIEW: "waiting",
  OWED_BACK: "bad",
  CAPPED: "quiet",
};
