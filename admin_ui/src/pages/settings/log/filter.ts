import type { AuditLogQueryVariables } from "../../../api/generated/audit";
import type { AuditCode, AuditSubject } from "../../../api/generated/schema";

export const SUBJECTS = [
  "SHOP",
  "PROGRAM",
  "REWARD",
  "ADVOCATE",
  "CASE",
] as const satisfies readonly AuditSubject[];

/** All that the log may have, by what it is about; a code that is missing here is an error. */
const ABOUT: Record<AuditCode, AuditSubject> = {
  SHOP_STOREFRONT_SET: "SHOP",
  SHOP_TIME_ZONE_SET: "SHOP",
  SHOP_EVENT_URL_SET: "SHOP",
  SHOP_EVENT_REPLAYED: "SHOP",
  SHOP_CONSENT_TEXT_SET: "SHOP",
  SHOP_CONSENT_NEEDED_SET: "SHOP",
  SHOP_REVIEW_SET: "SHOP",
  SHOP_PERSON_ERASED: "SHOP",
  SHOP_RETENTION_SET: "SHOP",
  SHOP_HONESTY_SET: "SHOP",
  SHOP_PEOPLE_WATCHED: "SHOP",
  SHOP_PERSON_UNWATCHED: "SHOP",
  SHOP_BRAND_SET: "SHOP",
  SHOP_SENDER_SET: "SHOP",
  SHOP_MAIL_TEXT_SET: "SHOP",
  SHOP_ORIGINS_SET: "SHOP",
  SHOP_SHARING_SET: "SHOP",
  SHOP_ACT_UNDONE: "SHOP",
  PROGRAM_CREATED: "PROGRAM",
  PROGRAM_DUPLICATED: "PROGRAM",
  PROGRAM_IMPORTED: "PROGRAM",
  PROGRAM_SAVED: "PROGRAM",
  PROGRAM_CHANGE_UNDONE: "PROGRAM",
  PROGRAM_ACTIVATED: "PROGRAM",
  PROGRAM_PAUSED: "PROGRAM",
  PROGRAM_ENDED: "PROGRAM",
  PROGRAM_ARCHIVED: "PROGRAM",
  PROGRAM_RESTORED: "PROGRAM",
  PROGRAM_PEOPLE_ADDED: "PROGRAM",
  PROGRAM_PERSON_REMOVED: "PROGRAM",
  PROGRAM_CODES_ROTATED: "PROGRAM",
  REWARD_GRANTED: "REWARD",
  REWARD_VOIDED: "REWARD",
  REWARD_CORRECTED: "REWARD",
  REWARD_KEPT: "REWARD",
  REWARD_TAKEN_BACK: "REWARD",
  REWARD_OWED_BACK: "REWARD",
  REWARD_HANDED_OVER: "REWARD",
  REWARD_ACT_UNDONE: "REWARD",
  ADVOCATE_LINKED: "ADVOCATE",
  ADVOCATE_UNLINKED: "ADVOCATE",
  ADVOCATE_CLAIMED_FOR: "ADVOCATE",
  ADVOCATE_CODES_ROTATED: "ADVOCATE",
  ADVOCATE_ORDER_JUDGED: "ADVOCATE",
  ADVOCATE_BANNED: "ADVOCATE",
  ADVOCATE_UNBANNED: "ADVOCATE",
  ADVOCATE_ACT_UNDONE: "ADVOCATE",
  CASE_APPROVED: "CASE",
  CASE_REFUSED: "CASE",
  CASE_NOTED: "CASE",
  CASE_MERGED: "CASE",
  CASE_ACT_UNDONE: "CASE",
};

const CODES = Object.keys(ABOUT) as AuditCode[];

/** What can have been done to these; to anything, where none is named. */
export function codesOf(subject: AuditSubject | null): AuditCode[] {
  return CODES.filter((code) => subject === null || ABOUT[code] === subject);
}

type Filter = Pick<AuditLogQueryVariables, "subject" | "what" | "actor">;

/** What the address asks for; what it has of another release, or of nothing, is for all. */
export function filterOf(asked: URLSearchParams): Filter {
  const subject = SUBJECTS.find((one) => one === asked.get("subject")) ?? null;
  return {
    subject,
    what: codesOf(subject).find((one) => one === asked.get("what")) ?? null,
    actor: asked.get("actor") || null,
  };
}
