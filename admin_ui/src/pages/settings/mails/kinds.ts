import type { MailKind } from "../../../api/generated/schema";

export const KINDS = [
  "REWARD_FOR_ADVOCATE",
  "REWARD_FOR_FRIEND",
  "PRESENT",
  "REWARD_ENDS",
  "GUEST_LINK",
] as const satisfies readonly MailKind[];
