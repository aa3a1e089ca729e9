import type { OverviewQuery } from "../../api/generated/overview";
import { Card } from "../../parts/Card";
import { useTexts } from "../../texts/useTexts";
import { useNumbers } from "./numbers";
import { Tile, Tiles } from "./Tile";
import { Trend } from "./Trend";

interface Props {
  told: OverviewQuery["overview"];
  by: "DAY" | "WEEK";
}

/** How many came, over all currencies, and how many each customer brings. */
export function People({ told, by }: Props) {
  const { t } = useTexts();
  const { count, plain } = useNumbers();
  const { people, trend } = told;
  return (
    <Card title={t("overview.people")}>
      <Tiles>
        <Tile name="newCustomers" figure={people.newCustomers} say={count} />
        <Tile name="customers" figure={people.customers} say={count} />
        <Tile name="kFactor" figure={people.kFactor} say={plain} />
        <Tile name="invitesPerCustomer" figure={people.invitesPerCustomer} say={plain} />
        <Tile name="conversionsPerInvite" figure={people.conversionsPerInvite} say={plain} />
      </Tiles>
      <Trend
        name={t("overview.trend.newCustomers", { by })}
        points={trend.map(({ days, newCustomers }) => ({ ...days, value: newCustomers }))}
        say={count}
        by={by}
      />
    </Card>
  );
}
