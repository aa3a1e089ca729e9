import { ActDialog } from "../../../acts/ActDialog";
import type { Undoing } from "../../../acts/undoing";
import { UndoActDocument } from "../../../api/generated/acts";
import type { ActFactsFragment } from "../../../api/generated/fragments";
import { UnlinkFriendDocument } from "../../../api/generated/linking";
import { useAct } from "../../../api/useAct";
import { useTexts } from "../../../texts/useTexts";

interface Props {
  entry: ActFactsFragment;
  back: Undoing;
  onClose: () => void;
}

/** Takes an act back, with a reason. */
export function UndoEntry({ entry, back: { by, id }, onClose }: Props) {
  const { t } = useTexts();
  const undo = useAct(UndoActDocument);
  const unlink = useAct(UnlinkFriendDocument);
  const taking = by === "link" ? unlink : undo;
  return (
    <ActDialog
      title={t("act.undo.title")}
      words={t("act.undo.words", { act: t(`act.${entry.what}`) })}
      does={t("undo")}
      acting={taking}
      onClose={onClose}
      onDo={(why) => taking.mutate({ id, why }, { onSuccess: onClose })}
    />
  );
}
