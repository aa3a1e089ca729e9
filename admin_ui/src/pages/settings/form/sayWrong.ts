import { Declined } from "../../../api/declined";
import { sayRefusal } from "../../../api/sayRefusal";
import type { useTexts } from "../../../texts/useTexts";

const SAID = [
  "BRAND_INVALID",
  "SENDER_INVALID",
  "MAIL_TEXT_INVALID",
  "ORIGIN_INVALID",
  "SHARING_INVALID",
  "STOREFRONT_INVALID",
  "TIME_ZONE_UNKNOWN",
  "EVENT_URL_INVALID",
  "EVENT_UNKNOWN",
  "REVIEW_INVALID",
  "HONESTY_INVALID",
  "CONSENT_TEXT_INVALID",
  "RETENTION_INVALID",
  "EMAIL_INVALID",
  "CONFIRMATION_WRONG",
  "PERSON_UNKNOWN",
  "SHOP_NOT_ANSWERING",
  "MAIL_NOT_SET_UP",
] as const;

/** What the app refused, in the reader's language. */
export function sayWrong(error: unknown, texts: ReturnType<typeof useTexts>): string | undefined {
  if (!(error instanceof Declined)) return undefined;
  const known = SAID.find((code) => code === error.refusal.code);
  return known ? texts.t(`wrong.${known}`) : sayRefusal(error, texts);
}
