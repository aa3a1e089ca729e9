import { useCallback } from "react";
import { useTexts } from "../texts/useTexts";

const OURS = ["operator", "app", "deadline"] as const;

/** Staff have names in the Dashboard only; we know the number that Saleor's id holds. */
export const numberOf = (actor: string) => decoded(actor).match(/^User:(\d+)$/)?.[1];

function decoded(id: string): string {
  try {
    return atob(id);
  } catch {
    return "";
  }
}

export const isOurs = (actor: string) => OURS.some((one) => one === actor);

/** How somebody is called who did something. */
export function useActorName(): (actor: string) => string {
  const { t } = useTexts();
  return useCallback(
    (actor) => {
      const ours = OURS.find((one) => one === actor);
      const number = numberOf(actor);
      if (ours) return t(`actor.${ours}`);
      return number ? t("actor.staff.number", { number }) : t("actor.staff");
    },
    [t],
  );
}
