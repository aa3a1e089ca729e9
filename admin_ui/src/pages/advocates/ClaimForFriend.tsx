import { useState } from "react";
import { ActDialog } from "../../acts/ActDialog";
import { GrantChoicesDocument } from "../../api/generated/granting";
import { ClaimForFriendDocument } from "../../api/generated/linking";
import { useAct } from "../../api/useAct";
import { useAnswer } from "../../api/useAnswer";
import { ChoiceField } from "../../fields/ChoiceField";
import { TextField } from "../../fields/TextField";
import { Button } from "../../parts/Button";
import { CopyButton } from "../../parts/CopyButton";
import { Dialog } from "../../parts/Dialog";
import { useTexts } from "../../texts/useTexts";
import styles from "./Advocate.module.css";

/** A friend on the telephone named the advocate and agreed: the code goes onto their order. */
export function ClaimForFriend({ advocateId }: { advocateId: string }) {
  const { t } = useTexts();
  const [isAsked, ask] = useState(false);
  const [code, hand] = useState<string | null>(null);
  const claimed = (given: string) => {
    ask(false);
    hand(given);
  };
  return (
    <>
      <Button onClick={() => ask(true)}>{t("claim")}</Button>
      {isAsked && <Asked advocateId={advocateId} onClaimed={claimed} onClose={() => ask(false)} />}
      {code !== null && <Code code={code} onClose={() => hand(null)} />}
    </>
  );
}

interface Props {
  advocateId: string;
  onClaimed: (code: string) => void;
  onClose: () => void;
}

function Asked({ advocateId, onClaimed, onClose }: Props) {
  const { t } = useTexts();
  const asked = useAnswer(GrantChoicesDocument, {}).data?.shop.channels ?? [];
  const channels = asked.filter(({ isActive }) => isActive);
  const [chosen, choose] = useState<string | null>(null);
  const [email, write] = useState("");
  const claiming = useAct(ClaimForFriendDocument);
  const channel = chosen ?? channels[0]?.slug ?? "";
  const onDo = (why: string) =>
    claiming.mutate(
      { advocate: advocateId, channel, email: email.trim(), why },
      {
        onSuccess: (done) => onClaimed(done.__typename === "ClaimedFor" ? done.code : ""),
      },
    );
  return (
    <ActDialog
      title={t("claim.title")}
      words={t("claim.words")}
      does={t("claim.do")}
      acting={claiming}
      onDo={onDo}
      onClose={onClose}
    >
      <TextField kind="email" label={t("claim.email")} value={email} onChange={write} />
      <ChoiceField
        label={t("claim.channel")}
        value={channel}
        options={channels.map(({ slug, name }) => [slug, name])}
        onChoose={choose}
      />
    </ActDialog>
  );
}

/** Empty where the friend is rewarded after the order, or not at all. */
function Code({ code, onClose }: { code: string; onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog
      title={t("claim.did")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      {code ? (
        <>
          <p>{t("claim.code")}</p>
          <p className={styles.link}>
            <code className={styles.word}>{code}</code>
            <CopyButton text={code} what={code} />
          </p>
        </>
      ) : (
        <p>{t("claim.nocode")}</p>
      )}
    </Dialog>
  );
}
