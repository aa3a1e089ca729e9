import type { RewardQuery } from "../../api/generated/rewards";
import type { RewardKind } from "../../api/generated/schema";
import { Card } from "../../parts/Card";
import { Moment } from "../../parts/Moment";
import { useTexts } from "../../texts/useTexts";
import { Worth } from "../../why/Worth";
import styles from "./Reward.module.css";

type Entry = RewardQuery["ledger"]["nodes"][number];
type Account = "promise" | "owed" | "issued" | "spent" | "released" | "clawback";

/** Which amount moved from where to where: never changed, only added to. */
export function Ledger({ entries, kind }: { entries: readonly Entry[]; kind: RewardKind }) {
  const { t } = useTexts();
  if (entries.length === 0) return null;
  return (
    <Card title={t("reward.ledger")}>
      <table className={styles.entries}>
        <thead>
          <tr>
            <th scope="col">{t("reward.when")}</th>
            <th scope="col">{t("reward.from")}</th>
            <th scope="col">{t("reward.to")}</th>
            <th scope="col">{t("reward.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((one) => (
            <tr key={one.id}>
              <td>
                <Moment at={one.at} />
              </td>
              <td>{t(`account.${one.fromAccount as Account}`)}</td>
              <td>{t(`account.${one.toAccount as Account}`)}</td>
              <td>
                <Worth kind={kind} amount={one.amount} unit={one.unit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
