import { useTexts } from "../../texts/useTexts";

/** The keys of the queue and of a case, with what each does. */
export function useReviewKeys(isList: boolean): readonly (readonly [string, string])[] {
  const { t } = useTexts();
  const moving = [
    ["j ↓", t("keys.next")],
    ["k ↑", t("keys.before")],
    ["x", t("keys.choose")],
    ["Enter", t("keys.open")],
  ] as const;
  return [
    ...(isList ? moving : []),
    ["a", t("review.APPROVE")],
    ["r", t("review.REFUSE")],
    ["n", t("review.NOTE")],
    ["u", t("keys.undo")],
    ["?", t("keys.show")],
  ];
}
