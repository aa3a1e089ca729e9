import { Actor } from "../../acts/Actor";
import { Card } from "../../parts/Card";
import { Moment } from "../../parts/Moment";
import { useTexts } from "../../texts/useTexts";
import { OutcomeBadge } from "../../why/OutcomeBadge";
import { Trace } from "../../why/Trace";
import styles from "./Reward.module.css";
import type { Why } from "./RewardPage";

/** What happened to a reward, what it waits for, and the decision behind it. */
export function Life({ why }: { why: Why }) {
  const { t } = useTexts();
  const { sentence, waitsFor, until, life, decision } = why;
  return (
    <>
      <Card title={t("reward.life")}>
        <p className={styles.sentence}>
          {sentence} {waitsFor}{" "}
          {until && (
            <span className={styles.quiet}>
              {t("reward.until")} <Moment at={until} />
            </span>
          )}
        </p>
        <ol className={styles.life}>
          {life.map((step) => (
            <li key={step.at + step.sentence}>
              <p>{step.sentence}</p>
              {step.why && <p>“{step.why}”</p>}
              <p className={styles.quiet}>
                <Moment at={step.at} withTime /> · <Actor actor={step.actor} />
              </p>
            </li>
          ))}
        </ol>
      </Card>
      {decision && (
        <Card
          title={t("reward.order", { number: decision.orderNumber })}
          aside={<OutcomeBadge {...decision} />}
        >
          <p className={styles.sentence}>{decision.sentence}</p>
          <details className={styles.why}>
            <summary>{t("reward.rules")}</summary>
            <Trace steps={decision.trace} />
          </details>
        </Card>
      )}
    </>
  );
}
