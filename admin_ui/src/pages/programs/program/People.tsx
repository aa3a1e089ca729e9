import { useState } from "react";
import {
  AddProgramPeopleDocument,
  ProgramPeopleDocument,
  type ProgramPeopleQuery,
  RemoveProgramPersonDocument,
} from "../../../api/generated/program_people";
import type { PeopleList } from "../../../api/generated/schema";
import { sayRefusal } from "../../../api/sayRefusal";
import { useAct } from "../../../api/useAct";
import { useAnswer } from "../../../api/useAnswer";
import { AddEntries } from "../../../fields/AddEntries";
import { Choose } from "../../../fields/Choose";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { Problem } from "../../../parts/Problem";
import { Skeleton } from "../../../parts/Skeleton";
import { useTexts } from "../../../texts/useTexts";
import styles from "./People.module.css";

type Person = ProgramPeopleQuery["programPeople"][number];

const LISTS = ["INVITED", "ALLOWED", "BLOCKED"] as const satisfies readonly PeopleList[];

/** Who is on the program's lists, by e-mail: friends who may come or never may, and who may refer. */
export function People({ programId }: { programId: string }) {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer(ProgramPeopleDocument, { id: programId });
  return (
    <Card title={t("people.title")}>
      <p className={styles.quiet}>{t("people.words")}</p>
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : data ? (
        <Listed people={data.programPeople} programId={programId} />
      ) : (
        <Skeleton lines={2} label={t("waiting")} />
      )}
      <Add programId={programId} />
    </Card>
  );
}

function Listed({ people, programId }: { people: readonly Person[]; programId: string }) {
  const { t } = useTexts();
  const removing = useAct(RemoveProgramPersonDocument);
  return LISTS.map((list) => {
    const on = people.filter((one) => one.list === list);
    if (on.length === 0) return null;
    return (
      <div key={list} className={styles.list}>
        <p className={styles.name}>{t(`people.${list}`)}</p>
        <ul>
          {on.map(({ id, label }) => (
            <li key={id} className={styles.person}>
              <span>{label}</span>
              <Button
                weight="tertiary"
                disabled={removing.isPending}
                onClick={() => removing.mutate({ programId, id })}
              >
                {t("people.remove")}
                <span className="unseen"> {label}</span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function Add({ programId }: { programId: string }) {
  const texts = useTexts();
  const { t } = texts;
  const [list, choose] = useState<PeopleList>("INVITED");
  const adding = useAct(AddProgramPeopleDocument);
  return (
    <div className={styles.add}>
      <Choose
        label={t("people.list")}
        value={list}
        options={LISTS.map((one) => [one, t(`people.${one}`)])}
        onPick={choose}
      />
      <AddEntries
        label={t("people.entries")}
        does={t("people.add")}
        adding={adding}
        wrong={sayRefusal(adding.error, texts)}
        onAdd={(entries, onSuccess) =>
          adding.mutate({ id: programId, list, entries }, { onSuccess })
        }
      />
    </div>
  );
}
