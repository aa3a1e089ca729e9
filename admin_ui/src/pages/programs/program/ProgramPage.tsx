import { useNavigate, useParams } from "react-router";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { Button } from "../../../parts/Button";
import { PageHead } from "../../../parts/PageHead";
import { useTexts } from "../../../texts/useTexts";
import { MoreActs } from "../acts/MoreActs";
import { MoveButton } from "../acts/MoveButton";
import { StateBadge } from "../StateBadge";
import { Budget } from "./Budget";
import { CalendarLine } from "./CalendarLine";
import { Known } from "./Known";
import { People } from "./People";
import styles from "./ProgramPage.module.css";
import { Promised } from "./Promised";
import { Results } from "./Results";
import { TryIt } from "./TryIt";
import { Versions } from "./Versions";

/** One program: what it brought, what it promises, when, at what cost, and how it came to be so. */
export function ProgramPage() {
  const { id = "" } = useParams();
  return <Known id={id}>{(program) => <Told program={program} />}</Known>;
}

function Told({ program }: { program: ProgramFactsFragment }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  return (
    <>
      <PageHead
        title={program.name}
        state={<StateBadge program={program} />}
        back={{ to: "/programs", name: t("programs.title") }}
      >
        {!program.archivedAt && (
          <Button onClick={() => navigate(`/programs/${program.id}/edit`)}>{t("act.edit")}</Button>
        )}
        <MoveButton program={program} weight="primary" />
        <MoreActs program={program} />
      </PageHead>
      {program.state !== "DRAFT" && <Results programId={program.id} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Promised program={program} />
          <TryIt programId={program.id} />
        </div>
        <div className={styles.column}>
          <CalendarLine program={program} />
          <Budget programId={program.id} />
          <Versions programId={program.id} />
          <People programId={program.id} />
        </div>
      </div>
    </>
  );
}
