import { Gift } from "lucide-react";
import { useNavigate } from "react-router";
import { ProgramsDocument, type ProgramsQuery } from "../../../api/generated/programs";
import { useAnswer } from "../../../api/useAnswer";
import { useAsked } from "../../../app/useAsked";
import { CountedAt } from "../../../figures/CountedAt";
import { oldest } from "../../../figures/oldest";
import { Button } from "../../../parts/Button";
import { Empty } from "../../../parts/Empty";
import { Filter, Filters } from "../../../parts/Filters";
import { PageHead } from "../../../parts/PageHead";
import { PageLink } from "../../../parts/PageLink";
import { Problem } from "../../../parts/Problem";
import { SkeletonRows, Table } from "../../../parts/Table";
import { Term } from "../../../parts/Term";
import { useToast } from "../../../parts/Toasts";
import { useTexts } from "../../../texts/useTexts";
import { ImportButton } from "../acts/ImportButton";
import { useTakeBack } from "../acts/useTakeBack";
import { Period } from "../Period";
import { useOwed } from "../useOwed";
import { useResults } from "../useResults";
import styles from "./ProgramList.module.css";
import { ProgramRow } from "./ProgramRow";
import { useHeads } from "./useHeads";

type Programs = ProgramsQuery["programs"];

/** All programs, or those that were put away. */
export function ProgramList() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const show = useToast();
  const takeBack = useTakeBack("archive");
  const answer = useAnswer(ProgramsDocument, { archived: true });
  return (
    <>
      <PageHead title={t("programs.title")} lead={t("programs.lead")}>
        <PageLink to="/start">{t("nav.start")}</PageLink>
        <ImportButton
          label={t("programs.import")}
          onImported={({ id, name }) => {
            show({ text: t("edit.created", { name }), undo: () => takeBack(id) });
            navigate(`/programs/${id}`);
          }}
        />
        <Button weight="primary" onClick={() => navigate("/programs/new")}>
          {t("programs.new")}
        </Button>
      </PageHead>
      {answer.error ? (
        <Problem error={answer.error} retry={answer.refetch} />
      ) : (
        <Shelves programs={answer.data?.programs} />
      )}
    </>
  );
}

/** Those at work and those put away, as two shelves; the second only where there is something. */
function Shelves({ programs }: { programs: Programs | undefined }) {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const isAway = asked.get("shelf") === "away";
  const away = programs?.filter(({ archivedAt }) => archivedAt !== null) ?? [];
  const shown = programs?.filter(({ archivedAt }) => (archivedAt !== null) === isAway);
  return (
    <>
      {(away.length > 0 || isAway) && (
        <p className={styles.shelf}>
          <Button weight="tertiary" onClick={() => ask({ shelf: isAway ? "" : "away" })}>
            {isAway ? t("programs.back") : t("programs.away", { count: away.length })}
          </Button>
        </p>
      )}
      <Found programs={shown} isAway={isAway} />
    </>
  );
}

function Found({ programs, isAway }: { programs: Programs | undefined; isAway: boolean }) {
  const { t } = useTexts();
  const heads = useHeads();
  const { data, error, refetch } = useResults();
  const { data: owing } = useOwed();
  const owed = owing ? [owing.liability] : [];
  if (programs?.length === 0) {
    return isAway ? (
      <p>{t("programs.away.none")}</p>
    ) : (
      <Empty icon={Gift} title={t("programs.none.title")}>
        {t("programs.none.words")}
      </Empty>
    );
  }
  const results = t("programs.results");
  return (
    <>
      <div className={styles.period}>
        <Filters>
          <Filter>
            <Period />
          </Filter>
        </Filters>
      </div>
      {error && <Problem error={error} retry={refetch} />}
      {data && <CountedAt told={oldest(data.programResults, ...owed)} />}
      <Table
        label={t("programs.title")}
        heads={heads.map((head) =>
          head === results ? (
            <Term key={head} name={head}>
              {t("programs.results.words")}
            </Term>
          ) : (
            head
          ),
        )}
      >
        {programs ? (
          programs.map((one) => <ProgramRow key={one.id} program={one} />)
        ) : (
          <SkeletonRows rows={3} heads={heads} />
        )}
      </Table>
    </>
  );
}
