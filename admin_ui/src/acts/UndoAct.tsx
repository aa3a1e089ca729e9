import { UndoActDocument } from "../api/generated/acts";
import type { ActFactsFragment } from "../api/generated/fragments";
import { UnlinkFriendDocument } from "../api/generated/linking";
import type { AuditCode } from "../api/generated/schema";
import { useAct } from "../api/useAct";
import { useTexts } from "../texts/useTexts";
import { ActDialog } from "./ActDialog";
import type { Undoing } from "./undoing";

/** What is done on one of these; acts on programs and on the shop have pages of their own. */
export type Named = Extract<AuditCode, `${"CASE" | "REWARD" | "ADVOCATE"}_${string}`>;

interface Props {
  act: ActFactsFragment;
  undoing: Undoing;
  onClose: () => void;
}

/** Takes an act back, with a reason. */
export function UndoAct({ act, undoing: { by, id }, onClose }: Props) {
  const { t } = useTexts();
  const undo = useAct(UndoActDocument);
  const unlink = useAct(UnlinkFriendDocument);
  const taking = by === "link" ? unlink : undo;
  return (
    <ActDialog
      title={t("act.undo.title")}
      words={t("act.undo.words", { act: t(`act.${act.what}`) })}
      does={t("undo")}
      acting={taking}
      onClose={onClose}
      onDo={(why) => taking.mutate({ id, why }, { onSuccess: onClose })}
    />
  );
}
