import { Entry } from "../../../fields/Entry";
import { NumberEntry } from "../../../fields/NumberEntry";
import { Tick } from "../../../fields/Tick";
import type { TextKey } from "../../../texts/rooms";
import { useTexts } from "../../../texts/useTexts";
import { isWhole } from "../form/checks";
import form from "../form/SettingForm.module.css";
import styles from "./RuleFields.module.css";
import type { RuleDraft } from "./rules";

interface Props {
  rule: RuleDraft;
  onChange: (rule: RuleDraft) => void;
}

/** One rule: whether it is asked, what it counts, and what it compares with. */
export function RuleFields({ rule, onChange }: Props) {
  const { t } = useTexts();
  const title = t(`kind.${rule.rule}`);
  const wrong = (text: string, most: number) =>
    isWhole(text, 0, most) ? undefined : t("wrong.number", { least: 0, most });
  return (
    <details className={styles.rule}>
      <summary className={styles.head}>
        <span className={form.strong}>{title}</span>
        <span className={form.quiet}>
          {rule.enabled ? t("rules.counts", { points: Number(rule.points) || 0 }) : t("rules.off")}
        </span>
      </summary>
      <div className={styles.body}>
        <Tick isOn={rule.enabled} onTurn={(enabled) => onChange({ ...rule, enabled })}>
          {t("rules.on")}
        </Tick>
        <div className={form.row}>
          <NumberEntry
            label={t("rules.points")}
            value={rule.points}
            error={wrong(rule.points, 1000)}
            onChange={(points) => onChange({ ...rule, points })}
          />
          {Object.entries(rule.numbers).map(([name, value]) => (
            <NumberEntry
              key={name}
              label={t(`number.${name}` as TextKey)}
              value={value}
              error={wrong(value, 1_000_000)}
              onChange={(text) => onChange({ ...rule, numbers: { ...rule.numbers, [name]: text } })}
            />
          ))}
        </div>
        {Object.entries(rule.words).map(([name, value]) => (
          <Entry
            key={name}
            label={t(`words.${name}` as TextKey)}
            width="long"
            rows={4}
            value={value}
            onChange={(text) => onChange({ ...rule, words: { ...rule.words, [name]: text } })}
          />
        ))}
      </div>
    </details>
  );
}
