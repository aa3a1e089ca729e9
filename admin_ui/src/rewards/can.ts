import type { RewardRowFragment } from "../api/generated/fragments";
import type { RewardKind, RewardState } from "../api/generated/schema";

type Reward = RewardRowFragment;

const UNUSED: readonly RewardState[] = ["PENDING", "ISSUED"];
const BY_THE_SHOP: readonly RewardKind[] = ["DONATION", "CUSTOM"];
const NO_MONEY = ["percent", "points", "pieces"];

/** What can be done to a reward as it stands; the app has the last word. */
export const canVoid = ({ state }: Reward) => UNUSED.includes(state);
export const canCorrect = (reward: Reward) => canVoid(reward) && !NO_MONEY.includes(reward.unit);
export const canDecide = ({ state }: Reward) => state === "REVIEW";
export const canHandOver = ({ kind, state }: Reward) =>
  BY_THE_SHOP.includes(kind) && state === "ISSUED";
