import type { RewardRowFragment } from "../../api/generated/fragments";
import { ReferralProgramsDocument } from "../../api/generated/referrals";
import { useAnswer } from "../../api/useAnswer";
import { useNames } from "../../api/useNames";
import { places } from "../../bridge/places";
import { Card } from "../../parts/Card";
import { DashboardLink } from "../../parts/DashboardLink";
import { Fact, Facts } from "../../parts/Facts";
import { Moment } from "../../parts/Moment";
import { PageLink } from "../../parts/PageLink";
import { useTexts } from "../../texts/useTexts";
import { Worth } from "../../why/Worth";

/** Whose it is, what it is worth, and how long it is good. */
export function About({ reward }: { reward: RewardRowFragment }) {
  const { t } = useTexts();
  const nameOf = useNames([reward.advocateId]);
  const programs = useAnswer(ReferralProgramsDocument, {}).data?.programs ?? [];
  const { kind, unit, left, owedBack, orderId, dueAt, expiresAt } = reward;
  return (
    <Card title={t("reward.about")}>
      <Facts>
        <Fact name={t("rewards.reward")}>
          <Worth {...reward} /> · {t(`side.${reward.side}`)}
        </Fact>
        {Number(left) > 0 && left !== reward.amount && (
          <Fact name={t("reward.left")}>
            <Worth kind={kind} amount={left} unit={unit} />
          </Fact>
        )}
        {Number(owedBack) > 0 && (
          <Fact name={t("reward.owed")}>
            <Worth kind={kind} amount={owedBack} unit={unit} />
          </Fact>
        )}
        <Fact name={t("rewards.advocate")}>
          <PageLink to={`/advocates/${reward.advocateId}`}>
            {nameOf(reward.advocateId) ?? "…"}
          </PageLink>
        </Fact>
        <Fact name={t("rewards.by.program")}>
          {programs.find(({ id }) => id === reward.programId)?.name}
        </Fact>
        <Fact name={t("reward.channel")}>{reward.channel}</Fact>
        {orderId && (
          <Fact name={t("reward.behind")}>
            <DashboardLink to={places.order(orderId)}>{t("reward.order.open")}</DashboardLink>
          </Fact>
        )}
        {reward.state === "PENDING" && dueAt && (
          <Fact name={t("reward.due")}>
            <Moment at={dueAt} />
          </Fact>
        )}
        {reward.state === "ISSUED" && expiresAt && (
          <Fact name={t("reward.usable")}>
            <Moment at={expiresAt} />
          </Fact>
        )}
      </Facts>
    </Card>
  );
}
