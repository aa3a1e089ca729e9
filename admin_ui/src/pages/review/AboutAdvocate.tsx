import { Banning } from "../../acts/Banning";
import { places } from "../../bridge/places";
import { Badge } from "../../parts/Badge";
import { Card } from "../../parts/Card";
import { DashboardLink } from "../../parts/DashboardLink";
import { Fact, Facts } from "../../parts/Facts";
import { Moment } from "../../parts/Moment";
import { useTexts } from "../../texts/useTexts";
import { Sums } from "../../why/Sums";
import type { File } from "./CasePage";

/** Who the case is about, what they brought, and how much of it was undone. */
export function AboutAdvocate({ file }: { file: File }) {
  const { t } = useTexts();
  const { advocate, undone } = file;
  return (
    <Card title={t("case.advocate")} aside={<Banning {...advocate} />}>
      <Facts>
        <Fact name={t("case.word")}>
          {advocate.word} {advocate.bannedAt && <Badge tone="bad">{t("banned")}</Badge>}
        </Fact>
        {advocate.email && (
          <Fact name={t("case.customer")}>
            <DashboardLink to={places.customers(advocate.email)}>{advocate.email}</DashboardLink>
          </Fact>
        )}
        <Fact name={t("case.joined")}>
          <Moment at={advocate.joinedAt} />
        </Fact>
        <Fact name={t("case.brought")}>
          {t("case.friends", { claims: advocate.claims, bought: advocate.friends, undone })}
        </Fact>
        {advocate.rewards.length > 0 && (
          <Fact name={t("case.rewards")}>
            <Sums sums={advocate.rewards} />
          </Fact>
        )}
      </Facts>
    </Card>
  );
}
