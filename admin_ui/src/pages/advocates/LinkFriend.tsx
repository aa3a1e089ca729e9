import { useState } from "react";
import { ActDialog } from "../../acts/ActDialog";
import { useLastDone } from "../../acts/LastDone";
import { LinkFriendDocument, UnlinkFriendDocument } from "../../api/generated/linking";
import { useAct } from "../../api/useAct";
import { TextField } from "../../fields/TextField";
import { Button } from "../../parts/Button";
import { useTexts } from "../../texts/useTexts";
import { orderIdIn } from "./orderId";

/** Staff say that this advocate brought the buyer of an order. */
export function LinkFriend({ advocateId }: { advocateId: string }) {
  const { t } = useTexts();
  const [isAsked, ask] = useState(false);
  const [pasted, paste] = useState("");
  const { did } = useLastDone();
  const linking = useAct(LinkFriendDocument);
  const unlinking = useAct(UnlinkFriendDocument);

  const onDo = (why: string) =>
    linking.mutate(
      { order: orderIdIn(pasted), advocate: advocateId, why },
      {
        onSuccess: (done) => {
          ask(false);
          const id = done.__typename === "FriendLink" ? done.id : "";
          did(t("linking.did"), () => unlinking.mutate({ id, why: t("act.undone.why") }));
        },
      },
    );
  return (
    <>
      <Button onClick={() => ask(true)}>{t("linking")}</Button>
      {isAsked && (
        <ActDialog
          title={t("linking.title")}
          words={t("linking.words")}
          does={t("linking.do")}
          acting={linking}
          onDo={onDo}
          onClose={() => ask(false)}
        >
          <TextField label={t("linking.order")} value={pasted} onChange={paste} />
        </ActDialog>
      )}
    </>
  );
}
