import { type Undoing, undoingOf } from "../../../acts/undoing";
import type { AuditLogQuery } from "../../../api/generated/audit";
import type { AuditCode } from "../../../api/generated/schema";

export type Entry = AuditLogQuery["auditLog"]["nodes"][number];

/** Settings of which the shop said something before, which can be said again. */
const SET_AGAIN: readonly AuditCode[] = [
  "SHOP_STOREFRONT_SET",
  "SHOP_TIME_ZONE_SET",
  "SHOP_CONSENT_NEEDED_SET",
  "SHOP_REVIEW_SET",
  "SHOP_RETENTION_SET",
  "SHOP_HONESTY_SET",
  "SHOP_BRAND_SET",
  "SHOP_SENDER_SET",
  "SHOP_MAIL_TEXT_SET",
  "SHOP_ORIGINS_SET",
  "SHOP_SHARING_SET",
];

/** How an act is taken back from here: programs are on their own pages. */
export function wayBack(act: Entry, acts: readonly Entry[]): Undoing | null {
  if (act.subject === "PROGRAM") return null;
  if (act.subject === "SHOP" && !isSetAgain(act)) return null;
  return undoingOf(act, acts);
}

function isSetAgain({ what, before }: Entry): boolean {
  const isFirstAddress = (before as { storefront_url?: unknown } | null)?.storefront_url === null;
  return SET_AGAIN.includes(what) && !isFirstAddress;
}
