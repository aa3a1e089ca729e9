import { Keyboard } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../texts/useTexts";
import { Button } from "./Button";
import { CheckBox } from "./CheckBox";
import { Dialog } from "./Dialog";
import styles from "./Shortcuts.module.css";
import { shortcutsAreOn, turnShortcuts } from "./shortcuts";
import { useKeys } from "./useKeys";

interface Props {
  /** Keys with what each does. */
  keys: readonly (readonly [string, string])[];
}

/** A button, and the key `?`, that show which keys there are, and turn them off. */
export function Shortcuts({ keys }: Props) {
  const { t } = useTexts();
  const [isShown, show] = useState(false);
  useKeys({ "?": () => show(true) });
  return (
    <>
      <Button weight="tertiary" onClick={() => show(true)}>
        <Keyboard size={16} aria-hidden="true" /> {t("keys")}
      </Button>
      {isShown && <Shown keys={keys} onClose={() => show(false)} />}
    </>
  );
}

function Shown({ keys, onClose }: Props & { onClose: () => void }) {
  const { t } = useTexts();
  const [isOn, turn] = useState(shortcutsAreOn);
  return (
    <Dialog
      title={t("keys")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <dl className={styles.keys}>
        {keys.map(([key, does]) => (
          <div key={key} className={styles.key}>
            <dt>
              {key.split(" ").map((one) => (
                <kbd key={one} className={styles.cap}>
                  {one}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <CheckBox
        label={t("keys.on")}
        isChecked={isOn}
        onCheck={(on) => {
          turnShortcuts(on);
          turn(on);
        }}
      />
    </Dialog>
  );
}
