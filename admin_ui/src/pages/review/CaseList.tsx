import { ShieldCheck } from "lucide-react";
import { useLastDone } from "../../acts/LastDone";
import { CasesDocument, type CasesQuery } from "../../api/generated/review";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { Button } from "../../parts/Button";
import { Empty } from "../../parts/Empty";
import { PageHead } from "../../parts/PageHead";
import { Pager } from "../../parts/Pager";
import { Problem } from "../../parts/Problem";
import { Shortcuts } from "../../parts/Shortcuts";
import { backward, cursorOf, onward } from "../../parts/trail";
import { useKeys } from "../../parts/useKeys";
import { SavedViews } from "../../saved/SavedViews";
import { useTexts } from "../../texts/useTexts";
import { CaseFilters } from "./CaseFilters";
import { CaseTable } from "./CaseTable";
import { Figures } from "./Figures";
import { ALL, filterOf, KEEPING } from "./filter";
import { useReviewKeys } from "./useReviewKeys";

const PAGE = 25;

/** The queue of cases, as far as they are asked for. */
export function CaseList() {
  const { t } = useTexts();
  const [asked] = useAsked();
  const filter = filterOf(asked);
  const after = cursorOf(asked.get("page") ?? "");
  const answer = useAnswer(CasesDocument, { first: PAGE, after, filter }, { keep: true });
  const keys = useReviewKeys(true);
  const { undo } = useLastDone();
  // Here, for the table is gone where all is decided.
  useKeys({ u: undo });
  return (
    <>
      <PageHead title={t("review.title")} lead={t("review.lead")}>
        <Shortcuts keys={keys} />
      </PageHead>
      <Figures />
      <SavedViews keeping={KEEPING} />
      <CaseFilters />
      {answer.error ? (
        <Problem error={answer.error} retry={answer.refetch} />
      ) : (
        <Found page={answer.data?.cases} isBusy={answer.isPlaceholderData} />
      )}
    </>
  );
}

function Found({ page, isBusy }: { page: CasesQuery["cases"] | undefined; isBusy: boolean }) {
  const [asked, ask] = useAsked();
  const trail = asked.get("page") ?? "";
  const next = page?.hasNextPage ? page.endCursor : null;
  if (page?.nodes.length === 0) return <Nothing />;
  return (
    <>
      {/* What is chosen is of this page: another one begins with nothing chosen. */}
      <CaseTable key={asked.toString()} cases={page?.nodes} isBusy={isBusy} />
      <Pager
        back={trail ? () => ask({ page: backward(trail) }) : null}
        on={next ? () => ask({ page: onward(trail, next) }) : null}
      />
    </>
  );
}

function Nothing() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const isQueue = asked.size === 0;
  return (
    <Empty
      icon={ShieldCheck}
      title={t(isQueue ? "review.none.title" : "review.unfound.title")}
      action={
        <Button onClick={() => ask({ state: ALL, kind: "", advocate: "" })}>
          {t("review.all")}
        </Button>
      }
    >
      {t(isQueue ? "review.none.words" : "review.unfound.words")}
    </Empty>
  );
}
