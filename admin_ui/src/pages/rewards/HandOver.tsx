import { ActDialog } from "../../acts/ActDialog";
import { useLastDone } from "../../acts/LastDone";
import { HandOverRewardsDocument } from "../../api/generated/rewards";
import { useAct } from "../../api/useAct";
import { useTexts } from "../../texts/useTexts";

/** The shop has given what it pledged, or sent what it owed. */
export function HandOver({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const { t } = useTexts();
  const { did } = useLastDone();
  const handing = useAct(HandOverRewardsDocument);
  const count = ids.length;
  const onDo = (why: string) =>
    handing.mutate(
      { ids: [...ids], why },
      {
        onSuccess: () => {
          onClose();
          did(t("handover.did", { count }), { subject: "REWARD", what: "REWARD_HANDED_OVER", ids });
        },
      },
    );
  return (
    <ActDialog
      title={t("handover.title", { count })}
      words={t("handover.words")}
      does={t("handover")}
      acting={handing}
      onDo={onDo}
      onClose={onClose}
    />
  );
}
