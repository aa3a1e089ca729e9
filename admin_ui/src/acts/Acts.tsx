import { useState } from "react";
import type { ActFactsFragment } from "../api/generated/fragments";
import { Badge } from "../parts/Badge";
import { Button } from "../parts/Button";
import { Moment } from "../parts/Moment";
import { useTexts } from "../texts/useTexts";
import { Actor } from "./Actor";
import styles from "./Acts.module.css";
import { type Named, UndoAct } from "./UndoAct";
import { type Undoing, undoingOf } from "./undoing";

interface Asked {
  act: ActFactsFragment;
  undoing: Undoing;
}

/** What was done, by whom, when and why, the newest first; what can be is taken back here. */
export function Acts({ acts }: { acts: readonly ActFactsFragment[] }) {
  const [asked, ask] = useState<Asked | null>(null);
  return (
    <>
      <ol className={styles.acts}>
        {acts.map((act) => {
          const undoing = undoingOf(act, acts);
          return (
            <Act
              key={act.id}
              act={act}
              onUndo={undoing ? () => ask({ act, undoing }) : undefined}
            />
          );
        })}
      </ol>
      {asked && <UndoAct {...asked} onClose={() => ask(null)} />}
    </>
  );
}

function Act({ act, onUndo }: { act: ActFactsFragment; onUndo: (() => void) | undefined }) {
  const { t } = useTexts();
  return (
    <li className={styles.act}>
      <div>
        <p className={styles.what}>
          {t(`act.${act.what as Named}`)}{" "}
          {act.undoneBy && <Badge tone="quiet">{t("act.undone")}</Badge>}
        </p>
        {act.why && <p className={styles.why}>“{act.why}”</p>}
        <p className={styles.who}>
          <Actor actor={act.actor} /> · <Moment at={act.at} withTime />
        </p>
      </div>
      {onUndo && <Button onClick={onUndo}>{t("undo")}</Button>}
    </li>
  );
}
