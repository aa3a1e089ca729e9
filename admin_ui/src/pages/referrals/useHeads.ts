import { useTexts } from "../../texts/useTexts";

/** The names of the list's columns, in their order. */
export function useHeads() {
  const { t } = useTexts();
  return [
    t("referrals.advocate"),
    t("referrals.state"),
    t("referrals.order"),
    t("referrals.bought"),
    t("referrals.program"),
    t("referrals.reward"),
  ] as const;
}
