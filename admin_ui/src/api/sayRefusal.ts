import type { useTexts } from "../texts/useTexts";
import { Declined } from "./declined";

const SAID = [
  "WHY_NEEDED",
  "WHY_NAMES_AN_ADDRESS",
  "NOTHING_TO_JUDGE",
  "CASE_STATE",
  "ADVOCATE_STATE",
  "REWARD_STATE",
  "REWARD_SPENT",
  "REWARD_PAID_AHEAD",
  "AMOUNT_INVALID",
  "ACT_UNDONE",
  "ACT_OVERTAKEN",
  "STOREFRONT_MISSING",
  "EVENT_URL_MISSING",
  "PROGRAM_STATE",
] as const;

type Texts = ReturnType<typeof useTexts>;

/** A refusal in the reader's language, or in English where only the app has words for it. */
export function sayRefusal(error: unknown, texts: Texts): string | undefined {
  return error instanceof Declined ? sayCode(error.refusal, texts) : undefined;
}

export function sayCode(
  { code, message }: { code: string; message: string },
  { t }: Texts,
): string {
  const known = SAID.find((one) => one === code);
  return known ? t(`refusal.${known}`) : message;
}
