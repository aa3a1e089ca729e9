import type { AdvocateFactsFragment } from "../../api/generated/fragments";
import { qrCode, shareLink } from "../../app/root";
import { places } from "../../bridge/places";
import { Card } from "../../parts/Card";
import { CopyButton } from "../../parts/CopyButton";
import { DashboardLink } from "../../parts/DashboardLink";
import { Fact, Facts } from "../../parts/Facts";
import { Moment } from "../../parts/Moment";
import { useTexts } from "../../texts/useTexts";
import { Sums } from "../../why/Sums";
import styles from "./Advocate.module.css";

/** The share link, as text and as a code, and who the advocate is. */
export function Who({ advocate }: { advocate: AdvocateFactsFragment }) {
  const { t } = useTexts();
  const { word, email, joinedAt, bannedAt, claims, friends, rewards } = advocate;
  const link = shareLink(word);
  return (
    <Card title={t("advocate.link")}>
      <Facts>
        <Fact name={t("advocate.link.for")}>
          <div className={styles.link}>
            <code className={styles.word}>{link}</code>
            <CopyButton text={link} what={t("advocate.link.copy")} />
          </div>
          <img className={styles.code} src={qrCode(word)} alt={t("advocate.qr")} />
        </Fact>
        {email && (
          <Fact name={t("advocate.customer")}>
            <DashboardLink to={places.customers(email)}>{email}</DashboardLink>
          </Fact>
        )}
        <Fact name={t("advocates.joined")}>
          <Moment at={joinedAt} />
        </Fact>
        {bannedAt && (
          <Fact name={t("banned")}>
            <Moment at={bannedAt} />
          </Fact>
        )}
        <Fact name={t("advocate.friends")}>{t("advocate.counts", { claims, friends })}</Fact>
        {rewards.length > 0 && (
          <Fact name={t("advocate.rewards")}>
            <Sums sums={rewards} />
          </Fact>
        )}
      </Facts>
    </Card>
  );
}
