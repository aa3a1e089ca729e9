import { places } from "../bridge/places";
import { DashboardLink } from "../parts/DashboardLink";
import { isOurs, useActorName } from "./useActorName";

/** Who did something: the Dashboard knows staff by their names, and is linked to. */
export function Actor({ actor }: { actor: string }) {
  const name = useActorName()(actor);
  if (isOurs(actor)) return <>{name}</>;
  return <DashboardLink to={places.staff(actor)}>{name}</DashboardLink>;
}
