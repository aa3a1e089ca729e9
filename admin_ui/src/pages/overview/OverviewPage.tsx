import { OverviewDocument, type OverviewQuery } from "../../api/generated/overview";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { again } from "../../figures/again";
import { CountedAt } from "../../figures/CountedAt";
import { Columns } from "../../parts/Columns";
import { PageHead } from "../../parts/PageHead";
import { PageLink } from "../../parts/PageLink";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import { Asked } from "./Asked";
import { Attention } from "./Attention";
import { Best } from "./Best";
import { Funnel } from "./Funnel";
import { Compared, MoneyParts } from "./MoneyParts";
import { NothingYet } from "./NothingYet";
import styles from "./Overview.module.css";
import { People } from "./People";
import { questionOf, wrongIn } from "./period";
import { isEmpty } from "./quiet";
import { StillOwed } from "./StillOwed";

/** Money and people at a glance, and what needs somebody. */
export function OverviewPage() {
  const { t } = useTexts();
  const [asked] = useAsked();
  const question = questionOf(asked);
  const isRight = wrongIn(asked) === null;
  const answer = useAnswer(OverviewDocument, question, {
    keep: true,
    enabled: isRight,
    again: ({ overview }) => again(overview),
  });
  const told = answer.data?.overview;
  return (
    <>
      <PageHead title={t("overview.title")} lead={t("overview.lead")}>
        <PageLink to="/overview/credit">{t("credit.title")}</PageLink>
      </PageHead>
      <Attention />
      <Asked shown={told?.period} />
      {answer.error ? (
        <Problem error={answer.error} retry={answer.refetch} />
      ) : told ? (
        <div className={answer.isPlaceholderData ? styles.busy : ""}>
          <CountedAt told={told} />
          <Told told={told} by={question.by} />
        </div>
      ) : (
        <Skeleton lines={12} label={t("waiting")} />
      )}
    </>
  );
}

function Told({ told, by }: { told: OverviewQuery["overview"]; by: "DAY" | "WEEK" }) {
  const empty = isEmpty(told);
  return (
    <>
      <Compared told={told} />
      <Columns
        main={
          empty ? (
            <NothingYet />
          ) : (
            <>
              <MoneyParts told={told} by={by} />
              <People told={told} by={by} />
              <Funnel stages={told.people.funnel} />
            </>
          )
        }
        beside={
          <>
            {!empty && <Best best={told.bestAdvocates} />}
            <StillOwed />
          </>
        }
      />
    </>
  );
}
