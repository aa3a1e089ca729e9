import {
  UnwatchPersonDocument,
  WatchedPeopleDocument,
  type WatchedPeopleQuery,
  WatchPeopleDocument,
} from "../../../api/generated/honesty";
import type { WatchList } from "../../../api/generated/schema";
import { useAct } from "../../../api/useAct";
import { useAnswer } from "../../../api/useAnswer";
import { AddEntries } from "../../../fields/AddEntries";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { Moment } from "../../../parts/Moment";
import { Problem } from "../../../parts/Problem";
import { useTexts } from "../../../texts/useTexts";
import { Known } from "../form/Known";
import form from "../form/SettingForm.module.css";
import { sayWrong } from "../form/sayWrong";
import styles from "./Watched.module.css";

type Person = WatchedPeopleQuery["watchedPeople"]["people"][number];

const LISTS = ["BLOCKED", "STAFF"] as const satisfies readonly WatchList[];

/** Whom the shop blocks in all programs, and who works for it. */
export default function Watched() {
  const answer = useAnswer(WatchedPeopleDocument, {});
  return (
    <Known answer={answer}>
      {({ watchedPeople: { people } }) =>
        LISTS.map((list) => (
          <List key={list} list={list} people={people.filter((one) => one.list === list)} />
        ))
      }
    </Known>
  );
}

function List({ list, people }: { list: WatchList; people: readonly Person[] }) {
  const { t } = useTexts();
  const removing = useAct(UnwatchPersonDocument);
  return (
    <Card title={t(`watched.${list}`)}>
      <div className={form.form}>
        <p className={form.quiet}>{t(`watched.${list}.words`)}</p>
        {people.length === 0 ? (
          <p>{t("watched.none")}</p>
        ) : (
          <ul aria-label={t(`watched.${list}`)}>
            {people.map(({ id, label, addedAt }) => (
              <li key={id} className={styles.person}>
                <span>
                  {label} <span className={form.quiet}>· </span>
                  <Moment at={addedAt} />
                </span>
                <Button
                  weight="tertiary"
                  disabled={removing.isPending}
                  onClick={() => removing.mutate({ id })}
                >
                  {t("watched.remove")}
                  <span className="unseen"> {label}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
        {removing.error && <Problem error={removing.error} />}
        <Add list={list} />
      </div>
    </Card>
  );
}

function Add({ list }: { list: WatchList }) {
  const texts = useTexts();
  const { t } = texts;
  const adding = useAct(WatchPeopleDocument);
  return (
    <AddEntries
      label={t("watched.entries")}
      does={t(`watched.${list}.add`)}
      adding={adding}
      wrong={sayWrong(adding.error, texts)}
      onAdd={(entries, onSuccess) => adding.mutate({ list, entries }, { onSuccess })}
    />
  );
}
