import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { PersonDataDocument } from "../../../api/generated/privacy";
import { useAsk } from "../../../api/useAsk";
import { Entry } from "../../../fields/Entry";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { Problem } from "../../../parts/Problem";
import { saveFile } from "../../../parts/saveFile";
import { useTexts } from "../../../texts/useTexts";
import { isMailbox } from "../form/checks";
import form from "../form/SettingForm.module.css";
import { sayWrong } from "../form/sayWrong";
import { Erase } from "./Erase";

/** All that is held of one person leaves as a file, or is erased. */
export function OnePerson() {
  const texts = useTexts();
  const { t } = texts;
  const ask = useAsk();
  const [written, write] = useState("");
  const [isAsked, raise] = useState(false);
  const email = written.trim();
  const isReady = email !== "" && isMailbox(email);
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      const { personData } = await ask(PersonDataDocument, { email });
      if (personData.__typename !== "PersonData") return;
      saveFile("person.json", JSON.stringify(personData.data, null, 2));
    },
  });
  const said = sayWrong(error, texts);
  return (
    <Card title={t("person.title")}>
      <div className={form.form}>
        <p className={form.quiet}>{t("person.words")}</p>
        <Entry
          label={t("person.email")}
          type="email"
          width="long"
          value={written}
          error={said ?? (isMailbox(email) ? undefined : t("wrong.EMAIL_INVALID"))}
          onChange={write}
        />
        {error && said === undefined && <Problem error={error} />}
        <div className={form.row}>
          <Button disabled={!isReady || isPending} onClick={() => mutate()}>
            {t("person.export")}
          </Button>
          <Button disabled={!isReady} onClick={() => raise(true)}>
            {t("person.erase")}
          </Button>
        </div>
      </div>
      {isAsked && <Erase email={email} onClose={() => raise(false)} />}
    </Card>
  );
}
