import { useState } from "react";
import { BanAdvocateDocument, UnbanAdvocateDocument } from "../api/generated/banning";
import { useAct } from "../api/useAct";
import { Button } from "../parts/Button";
import { useTexts } from "../texts/useTexts";
import { ActDialog } from "./ActDialog";
import { useLastDone } from "./LastDone";

interface Props {
  id: string;
  bannedAt?: string | null | undefined;
}

const BAN = {
  what: "ADVOCATE_BANNED",
  does: "ban",
  title: "ban.title",
  words: "ban.words",
  did: "ban.did",
} as const;
const UNBAN = {
  what: "ADVOCATE_UNBANNED",
  does: "unban",
  title: "unban.title",
  words: "unban.words",
  did: "unban.did",
} as const;

/** An advocate may refer no more, or may again. */
export function Banning({ id, bannedAt }: Props) {
  const { t } = useTexts();
  const [isAsked, ask] = useState(false);
  const { did } = useLastDone();
  const banning = useAct(bannedAt ? UnbanAdvocateDocument : BanAdvocateDocument);
  const says = bannedAt ? UNBAN : BAN;
  const onDo = (why: string) =>
    banning.mutate(
      { id, why },
      {
        onSuccess: () => {
          ask(false);
          did(t(says.did), { subject: "ADVOCATE", what: says.what, ids: [id] });
        },
      },
    );
  return (
    <>
      <Button onClick={() => ask(true)}>{t(says.does)}</Button>
      {isAsked && (
        <ActDialog
          title={t(says.title)}
          words={t(says.words)}
          does={t(says.does)}
          acting={banning}
          onDo={onDo}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
