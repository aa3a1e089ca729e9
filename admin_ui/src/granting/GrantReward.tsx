import { useState } from "react";
import { ActDialog } from "../acts/ActDialog";
import { useLastDone } from "../acts/LastDone";
import {
  GrantChoicesDocument,
  type GrantChoicesQuery,
  GrantRewardDocument,
} from "../api/generated/granting";
import { useAct } from "../api/useAct";
import { useAnswer } from "../api/useAnswer";
import { ChoiceField } from "../fields/ChoiceField";
import { Button } from "../parts/Button";
import { useTexts } from "../texts/useTexts";
import { TermsFields } from "./TermsFields";
import { EMPTY, termsOf } from "./terms";

/** A reward without an order: for a friend whom nothing proves, or as an apology. */
export function GrantReward({ advocateId }: { advocateId: string }) {
  const { t } = useTexts();
  const [isAsked, ask] = useState(false);
  const choices = useAnswer(GrantChoicesDocument, {}, { enabled: isAsked }).data;
  return (
    <>
      <Button onClick={() => ask(true)}>{t("grant")}</Button>
      {isAsked && choices && (
        <Granting advocateId={advocateId} choices={choices} onClose={() => ask(false)} />
      )}
    </>
  );
}

interface Props {
  advocateId: string;
  choices: GrantChoicesQuery;
  onClose: () => void;
}

function Granting({ advocateId, choices, onClose }: Props) {
  const { t } = useTexts();
  const { did } = useLastDone();
  const granting = useAct(GrantRewardDocument);
  const programs = choices.programs;
  const channels = choices.shop.channels.filter(({ isActive }) => isActive);
  const [draft, write] = useState(EMPTY);
  const [program, setProgram] = useState(runningFirst(programs));
  const [slug, setChannel] = useState(channels[0]?.slug ?? "");
  // The same however often the button is pressed, so that it grants once.
  const [key] = useState(() => `${Date.now()}-${Math.random()}`);
  const channel = channels.find((one) => one.slug === slug) ?? { slug, currency: "" };

  const onDo = (why: string) =>
    granting.mutate(
      { advocate: advocateId, program, channel: slug, terms: termsOf(draft, channel), why, key },
      {
        onSuccess: (done) => {
          onClose();
          const id = done.__typename === "Reward" ? done.id : "";
          did(t("grant.did"), { subject: "REWARD", what: "REWARD_GRANTED", ids: [id] });
        },
      },
    );
  return (
    <ActDialog
      title={t("grant.title")}
      does={t("grant.do")}
      acting={granting}
      onDo={onDo}
      onClose={onClose}
    >
      <TermsFields draft={draft} currency={channel.currency} onChange={write} />
      <ChoiceField
        label={t("grant.channel")}
        value={slug}
        options={channels.map((one) => [one.slug, `${one.name} (${one.currency})`])}
        onChoose={setChannel}
      />
      {programs.length > 1 && (
        <ChoiceField
          label={t("grant.program")}
          value={program}
          options={programs.map(({ id, name }) => [id, name])}
          onChoose={setProgram}
        />
      )}
    </ActDialog>
  );
}

function runningFirst(programs: GrantChoicesQuery["programs"]): string {
  const running = programs.find(({ state }) => state === "ACTIVE") ?? programs[0];
  return running?.id ?? "";
}
