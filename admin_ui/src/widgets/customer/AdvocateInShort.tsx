import { Banning } from "../../acts/Banning";
import { RewardsOfDocument } from "../../api/generated/advocates";
import type { AdvocateFactsFragment } from "../../api/generated/fragments";
import { useAnswer } from "../../api/useAnswer";
import { shareLink } from "../../app/root";
import { places } from "../../bridge/places";
import { useDashboard } from "../../bridge/useDashboard";
import { GrantReward } from "../../granting/GrantReward";
import { Badge } from "../../parts/Badge";
import { CopyButton } from "../../parts/CopyButton";
import { DashboardLink } from "../../parts/DashboardLink";
import { OwnRewards } from "../../rewards/OwnRewards";
import { useTexts } from "../../texts/useTexts";
import styles from "./CustomerWidget.module.css";

const SHOWN = 5;

/** An advocate beside the customer who is one: link, friends, the newest rewards. */
export function AdvocateInShort({ advocate }: { advocate: AdvocateFactsFragment }) {
  const { t } = useTexts();
  const { appId } = useDashboard();
  const { id, word, claims, friends, bannedAt } = advocate;
  const rewards = useAnswer(RewardsOfDocument, { id, first: SHOWN }).data?.rewards.nodes;
  const link = shareLink(word);
  return (
    <>
      <div>
        <p className={styles.quiet}>{t("customer.link")}</p>
        <p className={styles.link}>
          <code className={styles.word}>{link}</code>
          <CopyButton text={link} what={t("customer.link.copy")} />
        </p>
        <p>
          {t("customer.friends", { claims, friends })}{" "}
          {bannedAt && <Badge tone="bad">{t("banned")}</Badge>}
        </p>
      </div>
      {rewards && rewards.length > 0 && (
        <div className={styles.part}>
          <OwnRewards rewards={rewards} />
        </div>
      )}
      <div className={styles.actions}>
        <GrantReward advocateId={id} />
        <Banning id={id} bannedAt={bannedAt} />
      </div>
      <p>
        <DashboardLink to={places.ours(appId, `/advocates/${id}`)}>
          {t("customer.open")}
        </DashboardLink>
      </p>
    </>
  );
}
