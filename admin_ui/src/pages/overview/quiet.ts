import type {
  FigureFactsFragment,
  MoneyFactsFragment,
  OverviewQuery,
} from "../../api/generated/overview";

const isNothing = ({ now, before }: FigureFactsFragment) =>
  Number(now ?? 0) === 0 && Number(before ?? 0) === 0;

/** Referrals neither brought nor cost anything in this currency, now or before. */
export function isQuiet({ referredRevenue, newCustomers, cost }: MoneyFactsFragment): boolean {
  return [referredRevenue, newCustomers, cost].every((one) => !one || isNothing(one));
}

/** Nobody did anything yet that there would be a figure for. */
export function isEmpty({ money, people }: OverviewQuery["overview"]): boolean {
  return money.every(isQuiet) && people.funnel.every((stage) => isNothing(stage.people));
}
