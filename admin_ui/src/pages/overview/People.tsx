import type { OverviewQuery } from "../../api/generated/overview";
import { useNumbers } from "../../figures/numbers";
import { Tiles } from "../../figures/Tile";
import { Card } from "../../parts/Card";
import { useTexts } from "../../texts/useTexts";
import { ComparedTile } from "./ComparedTile";
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
        <ComparedTile name="newCustomers" figure={people.newCustomers} say={count} />
        <ComparedTile name="customers" figure={people.customers} say={count} />
        <ComparedTile name="kFactor" figure={people.kFactor} say={plain} />
        <ComparedTile name="invitesPerCustomer" figure={people.invitesPerCustomer} say={plain} />
        <ComparedTile
          name="conversionsPerInvite"
          figure={people.conversionsPerInvite}
          say={plain}
        />
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
