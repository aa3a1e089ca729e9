import { useIntl } from "react-intl";
import { useTexts } from "../texts/useTexts";
import styles from "./CountedAt.module.css";
import type { Told } from "./oldest";

const A_MINUTE = 60_000;

/** Of when the figures are, where they are not of just now. */
export function CountedAt({ told }: { told: Told }) {
  const { t } = useTexts();
  const { formatDate } = useIntl();
  const isOld = Date.now() - Date.parse(told.countedAt) > A_MINUTE;
  const moment = formatDate(told.countedAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className={styles.countedAt} role="status">
      {(isOld || told.isCountedAnew) && <p>{t("figures.countedAt", { moment })}</p>}
      {told.isCountedAnew && <p>{t("figures.countedAnew")}</p>}
    </div>
  );
}
