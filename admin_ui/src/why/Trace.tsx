import { Check, X } from "lucide-react";
import type { StepFactsFragment } from "../api/generated/fragments";
import { useTexts } from "../texts/useTexts";
import styles from "./Trace.module.css";

/** Each rule in its order: what it looked at, what it found, and whether it let the order pass. */
export function Trace({ steps }: { steps: readonly StepFactsFragment[] }) {
  return (
    <ol className={styles.trace}>
      {steps.map((step) => (
        <Step key={step.rule} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { step: StepFactsFragment }) {
  const { t } = useTexts();
  const Mark = step.passed ? Check : X;
  return (
    <li className={styles.step}>
      <span className={`${styles.mark} ${step.passed ? styles.passed : styles.failed}`}>
        <Mark size={16} aria-hidden="true" />
        <span className="unseen">{t(step.passed ? "trace.passed" : "trace.failed")}</span>
      </span>
      <div>
        <p>
          <span className={styles.title}>{step.title}</span>
          {step.reason && <code className={styles.code}>{step.reason}</code>}
        </p>
        <p>{step.sentence}</p>
        {step.saw.length > 0 && (
          <details className={styles.saw}>
            <summary>{t("trace.saw")}</summary>
            <dl className={styles.inputs}>
              {step.saw.map(({ name, text }) => (
                <Saw key={name} name={name} text={text} />
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}

function Saw({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
