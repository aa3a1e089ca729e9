import type { ReactNode } from "react";
import { ErrorText } from "../../../fields/ErrorText";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { Problem } from "../../../parts/Problem";
import { useLeaveGuard } from "../../../parts/useLeaveGuard";
import { useTexts } from "../../../texts/useTexts";
import styles from "./SettingForm.module.css";
import { sayWrong } from "./sayWrong";

interface Props {
  title: string;
  /** What the setting is for. */
  words?: string;
  isChanged: boolean;
  /** Something is written that cannot be saved; its field says so. */
  isWrong?: boolean;
  saving: { error: unknown; isPending: boolean };
  onSave: () => void;
  onForget: () => void;
  children: ReactNode;
}

/** Settings that are saved together. */
export function SettingForm(props: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { title, words, isChanged, isWrong = false, saving, onSave, onForget, children } = props;
  const guard = useLeaveGuard(isChanged && !saving.isPending);
  const said = sayWrong(saving.error, texts);
  return (
    <Card title={title}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrong) onSave();
        }}
      >
        {words && <p className={styles.quiet}>{words}</p>}
        {children}
        {said !== undefined && <ErrorText id={`${title} wrong`}>{said}</ErrorText>}
        {saving.error !== null && said === undefined && <Problem error={saving.error} />}
        <div className={`${styles.bar} ${isChanged ? styles.stuck : ""}`}>
          <span className={styles.quiet} role="status">
            {isChanged ? t("unsaved") : ""}
          </span>
          {isChanged && (
            <Button weight="tertiary" onClick={onForget}>
              {t("forget")}
            </Button>
          )}
          <Button
            type="submit"
            weight={isChanged ? "primary" : "secondary"}
            disabled={!isChanged || isWrong || saving.isPending}
          >
            {t("save")}
          </Button>
        </div>
      </form>
      {guard.dialog}
    </Card>
  );
}
