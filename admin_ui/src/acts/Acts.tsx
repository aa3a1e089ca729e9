import { useState } from "react";
import { UndoActDocument } from "../api/generated/acts";
import type { ActFactsFragment } from "../api/generated/fragments";
import type { AuditCode } from "../api/generated/schema";
import { useAct } from "../api/useAct";
import { Badge } from "../parts/Badge";
import { Button } from "../parts/Button";
import { Moment } from "../parts/Moment";
import { useTexts } from "../texts/useTexts";
import { ActDialog } from "./ActDialog";
import { Actor } from "./Actor";
import styles from "./Acts.module.css";

/** What is done on one of these; acts on programs and on the shop have pages of their own. */
export type Named = Extract<AuditCode, `${"CASE" | "REWARD" | "ADVOCATE"}_${string}`>;

/** Friends are unlinked where they were linked, and codes that are out of use stay so. */
const FINAL: readonly AuditCode[] = [
  "ADVOCATE_LINKED",
  "ADVOCATE_UNLINKED",
  "ADVOCATE_CLAIMED_FOR",
  "ADVOCATE_CODES_ROTATED",
];

/** What was done, by whom, when and why, the newest first; what can be is taken back here. */
export function Acts({ acts }: { acts: readonly ActFactsFragment[] }) {
  const [undoing, undo] = useState<ActFactsFragment | null>(null);
  return (
    <>
      <ol className={styles.acts}>
        {acts.map((act) => (
          <Act key={act.id} act={act} onUndo={() => undo(act)} />
        ))}
      </ol>
      {undoing && <Undo act={undoing} onClose={() => undo(null)} />}
    </>
  );
}

function Act({ act, onUndo }: { act: ActFactsFragment; onUndo: () => void }) {
  const { t } = useTexts();
  const canUndo = !act.undoes && !act.undoneBy && !FINAL.includes(act.what);
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
      {canUndo && <Button onClick={onUndo}>{t("undo")}</Button>}
    </li>
  );
}

function Undo({ act, onClose }: { act: ActFactsFragment; onClose: () => void }) {
  const { t } = useTexts();
  const undoing = useAct(UndoActDocument);
  return (
    <ActDialog
      title={t("act.undo.title")}
      words={t("act.undo.words", { act: t(`act.${act.what as Named}`) })}
      does={t("undo")}
      acting={undoing}
      onClose={onClose}
      onDo={(why) => undoing.mutate({ id: act.id, why }, { onSuccess: onClose })}
    />
  );
}
