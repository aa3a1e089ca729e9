import type { RewardRowFragment } from "../../api/generated/fragments";
import { Badge } from "../../parts/Badge";
import { CheckBox } from "../../parts/CheckBox";
import { Moment } from "../../parts/Moment";
import { PageLink } from "../../parts/PageLink";
import { Cell, Row } from "../../parts/Table";
import { useTexts } from "../../texts/useTexts";
import { rewardTones } from "../../why/tones";
import { Worth } from "../../why/Worth";
import styles from "./Reward.module.css";

/** The names of the list's columns, in their order. */
export function useRewardHeads() {
  const { t } = useTexts();
  return [
    t("rewards.reward"),
    t("rewards.by.state"),
    t("rewards.by.side"),
    t("rewards.advocate"),
    t("rewards.by.program"),
    t("rewards.made"),
  ] as const;
}

interface Props {
  reward: RewardRowFragment;
  advocate: string | undefined;
  program: string | undefined;
  isChosen: boolean;
  /** Left out where there is nothing that the shop has to hand over. */
  onChoose: (() => void) | undefined;
}

/** One reward in the list; the row leads to its page. */
export function RewardRow({ reward, advocate = "…", program = "", isChosen, onChoose }: Props) {
  const { t } = useTexts();
  const [worth, state, side, who, where, made] = useRewardHeads();
  return (
    <Row>
      <Cell head={worth} opens>
        <span className={styles.worth}>
          {onChoose && (
            <CheckBox
              isBare
              label={t("rewards.choose", { name: advocate })}
              isChecked={isChosen}
              onCheck={onChoose}
            />
          )}
          <span>
            <PageLink to={`/rewards/${reward.id}`}>
              <Worth {...reward} />
            </PageLink>
            {reward.unit !== "pieces" && (
              <div className={styles.quiet}>{t(`rewards.kind.${reward.kind}`)}</div>
            )}
          </span>
        </span>
      </Cell>
      <Cell head={state}>
        <Badge tone={rewardTones[reward.state]}>{t(`reward.${reward.state}`)}</Badge>
      </Cell>
      <Cell head={side}>{t(`side.${reward.side}`)}</Cell>
      <Cell head={who}>{advocate}</Cell>
      <Cell head={where}>{program}</Cell>
      <Cell head={made}>
        <Moment at={reward.createdAt} />
      </Cell>
    </Row>
  );
}
