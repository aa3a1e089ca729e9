import type { useTexts } from "../texts/useTexts";
import { Declined } from "./useAct";

const SAID = ["WHY_NEEDED", "WHY_NAMES_AN_ADDRESS", "NOTHING_TO_JUDGE"] as const;

/** A refusal in the reader's language, or in English where only the app has words for it. */
export function sayRefusal(error: unknown, { t }: ReturnType<typeof useTexts>): string | undefined {
  if (!(error instanceof Declined)) return undefined;
  const { code, message } = error.refusal;
  const known = SAID.find((one) => one === code);
  return known ? t(`refusal.${known}`) : message;
}
