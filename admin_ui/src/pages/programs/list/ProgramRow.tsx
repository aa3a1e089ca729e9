import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { PageLink } from "../../../parts/PageLink";
import { Cell, Row } from "../../../parts/Table";
import { useTexts } from "../../../texts/useTexts";
import { MoveButton } from "../acts/MoveButton";
import { promiseOf } from "../promise/promiseOf";
import { purposeOf, scheduleWords } from "../promise/words";
import { StateBadge } from "../StateBadge";
import { useChannels } from "../useChannels";
import { Owes } from "./Owes";
import styles from "./ProgramRow.module.css";
import { Promises } from "./Promises";
import { Results } from "./Results";
import { useHeads } from "./useHeads";

/** One program in the list; the row leads to its page. */
export function ProgramRow({ program }: { program: ProgramFactsFragment }) {
  const say = useTexts();
  const { timeZone } = useChannels();
  const [name, state, promises, when, results, owes, acts] = useHeads();
  const promise = promiseOf(program);
  return (
    <Row>
      <Cell head={name} opens>
        <PageLink to={`/programs/${program.id}`}>{program.name}</PageLink>
        <div className={styles.quiet}>{say.t(`programs.for.${purposeOf(promise)}`)}</div>
      </Cell>
      <Cell head={state}>
        <StateBadge program={program} />
      </Cell>
      <Cell head={promises}>
        <Promises promise={promise} />
      </Cell>
      <Cell head={when}>{scheduleWords(promise, timeZone, say)}</Cell>
      <Cell head={results}>
        <Results programId={program.id} />
      </Cell>
      <Cell head={owes}>
        <Owes programId={program.id} />
      </Cell>
      <Cell head={acts}>
        <MoveButton program={program} weight="secondary" />
      </Cell>
    </Row>
  );
}
