import { places } from "../bridge/places";
import { DashboardLink } from "../parts/DashboardLink";
import { useTexts } from "../texts/useTexts";

const OURS = ["operator", "app", "deadline"] as const;

/** Who did something: the Dashboard knows staff by their names, we only by their ids. */
export function Actor({ actor }: { actor: string }) {
  const { t } = useTexts();
  const ours = OURS.find((one) => one === actor);
  if (ours) return <>{t(`actor.${ours}`)}</>;
  return <DashboardLink to={places.staff(actor)}>{t("actor.staff")}</DashboardLink>;
}
