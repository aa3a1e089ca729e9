import { useIntl } from "react-intl";
import type { OverviewQuery } from "../../api/generated/overview";
import { useTexts } from "../../texts/useTexts";
import styles from "./Overview.module.css";

const A_MINUTE = 60_000;

/** Of when the figures are, where they are not of just now. */
export function CountedAt({ told }: { told: OverviewQuery["overview"] }) {
  const { t } = useTexts();
  const { formatDate } = useIntl();
  const isOld = Date.now() - Date.parse(told.countedAt) > A_MINUTE;
  const moment = formatDate(told.countedAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className={styles.compared} role="status">
      {(isOld || told.isCountedAnew) && <p>{t("overview.countedAt", { moment })}</p>}
      {told.isCountedAnew && <p>{t("overview.countedAnew")}</p>}
    </div>
  );
}
