import type { HomeQuery } from "../../api/generated/home";
import { places } from "../../bridge/places";
import { useDashboard } from "../../bridge/useDashboard";
import { DashboardLink } from "../../parts/DashboardLink";
import { useTexts } from "../../texts/useTexts";
import styles from "./HomeWidget.module.css";

/** The last 30 days, as far as one page of each list reaches. */
export function Brought({ told }: { told: HomeQuery }) {
  const { t } = useTexts();
  const { appId } = useDashboard();
  const { referrals, rewards } = told;
  const many = (page: { hasNextPage: boolean }) => (page.hasNextPage ? "yes" : "no");
  return (
    <section>
      <h2 className={styles.title}>{t("home.brought")}</h2>
      <ul className={styles.list}>
        <li>
          <DashboardLink to={places.ours(appId, "/referrals?days=30")}>
            {t("home.friends", { count: referrals.nodes.length, many: many(referrals) })}
          </DashboardLink>
        </li>
        <li>
          <DashboardLink to={places.ours(appId, "/rewards?days=30&side=ADVOCATE")}>
            {t("home.rewards", { count: rewards.nodes.length, many: many(rewards) })}
          </DashboardLink>
        </li>
      </ul>
    </section>
  );
}
