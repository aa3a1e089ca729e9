import type { AdvocateQuery } from "../../api/generated/advocates";
import type { FriendStatus } from "../../api/generated/schema";
import { Badge, type Tone } from "../../parts/Badge";
import { Card } from "../../parts/Card";
import { Moment } from "../../parts/Moment";
import { useTexts } from "../../texts/useTexts";
import styles from "./Advocate.module.css";

type Friend = NonNullable<AdvocateQuery["whyAdvocate"]>["friends"][number];

const TONES: Record<FriendStatus, Tone> = {
  CLAIMED: "waiting",
  BOUGHT: "good",
  UNDONE: "bad",
  NOT_COUNTED: "quiet",
};

/** What became of each friend, and why. */
export function Friends({ friends }: { friends: readonly Friend[] }) {
  const { t } = useTexts();
  return (
    <Card title={t("advocate.friends")}>
      {friends.length === 0 && <p className={styles.quiet}>{t("advocate.friends.none")}</p>}
      <ul className={styles.list}>
        {friends.map((one) => (
          <li key={`${one.claimId}-${one.programId}`} className={styles.item}>
            <p className={styles.head}>
              <Badge tone={TONES[one.status]}>{t(`friend.${one.status}`)}</Badge>
              <span className={styles.quiet}>
                <Moment at={one.since} />
              </span>
            </p>
            <p>{one.sentence}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
