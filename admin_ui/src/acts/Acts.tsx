import { useState } from "react";
import { UndoActDocument } from "../api/generated/acts";
import type { ActFactsFragment } from "../api/generated/fragments";
import { UnlinkFriendDocument } from "../api/generated/linking";
import type { AuditCode } from "../api/generated/schema";
import { useAct } from "../api/useAct";
import { Badge } from "../parts/Badge";
import { Button } from "../parts/Button";
import { Moment } from "../parts/Moment";
import { useTexts } from "../texts/useTexts";
import { ActDialog } from "./ActDialog";
import { Actor } from "./Actor";
import styles from "./Acts.module.css";
import { type Undoing, undoingOf } from "./undoing";

/** What is done on one of these; acts on programs and on the shop have pages of their own. */
export type Named = Extract<AuditCode, `${"CASE" | "REWARD" | "ADVOCATE"}_${string}`>;

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
      {asked && <Undo {...asked} onClose={() => ask(null)} />}
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

function Undo({ act, undoing: { by, id }, onClose }: Asked & { onClose: () => void }) {
  const { t } = useTexts();
  const undo = useAct(UndoActDocument);
  const unlink = useAct(UnlinkFriendDocument);
  const taking = by === "link" ? unlink : undo;
  return (
    <ActDialog
      title={t("act.undo.title")}
      words={t("act.undo.words", { act: t(`act.${act.what as Named}`) })}
      does={t("undo")}
      acting={taking}
      onClose={onClose}
      onDo={(why) => taking.mutate({ id, why }, { onSuccess: onClose })}
    />
  );
}
