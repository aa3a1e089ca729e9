import type { ReactNode } from "react";
import { FormattedNumber } from "react-intl";
import { ReviewFiguresDocument } from "../../api/generated/review";
import { useAnswer } from "../../api/useAnswer";
import { Term } from "../../parts/Term";
import { useTexts } from "../../texts/useTexts";
import styles from "./Figures.module.css";

/** How well the rules against abuse do, and how long people wait. */
export function Figures() {
  const { t } = useTexts();
  const all = useAnswer(ReviewFiguresDocument, {}).data?.reviewFigures.all;
  if (!all) return null;
  const { open, overdue, falseHoldRate: rate, medianHours: hours } = all;
  return (
    <dl className={styles.figures}>
      <Figure name={t("review.open")}>
        {open}
        {overdue > 0 && (
          <span className={styles.late}>{t("review.overdue", { count: overdue })}</span>
        )}
      </Figure>
      <Figure name={t("review.decided")}>{all.decided}</Figure>
      <Figure name={<Term name={t("review.rate")}>{t("review.rate.means")}</Term>}>
        {rate ? (
          <FormattedNumber value={Number(rate)} style="percent" maximumFractionDigits={1} />
        ) : (
          "–"
        )}
      </Figure>
      <Figure name={<Term name={t("review.hours")}>{t("review.hours.means")}</Term>}>
        {hours ? (
          <FormattedNumber
            value={Number(hours)}
            style="unit"
            unit="hour"
            unitDisplay="long"
            maximumFractionDigits={1}
          />
        ) : (
          "–"
        )}
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
