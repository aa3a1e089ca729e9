import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useParams } from "react-router";
import { Acts } from "../../acts/Acts";
import { useLastDone } from "../../acts/LastDone";
import { CaseDocument, type CaseQuery } from "../../api/generated/review";
import type { CaseAct } from "../../api/generated/schema";
import { useAnswer } from "../../api/useAnswer";
import { useNames } from "../../api/useNames";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Columns } from "../../parts/Columns";
import { Empty } from "../../parts/Empty";
import { PageHead } from "../../parts/PageHead";
import { PageLink } from "../../parts/PageLink";
import { Problem } from "../../parts/Problem";
import { Shortcuts } from "../../parts/Shortcuts";
import { Skeleton } from "../../parts/Skeleton";
import { useKeys } from "../../parts/useKeys";
import { useTexts } from "../../texts/useTexts";
import { AboutAdvocate } from "./AboutAdvocate";
import { ActOnCases } from "./ActOnCases";
import styles from "./Case.module.css";
import { CaseBadge } from "./CaseBadge";
import { Earlier } from "./Earlier";
import { Evidence } from "./Evidence";
import { Merge } from "./Merge";
import { useReviewKeys } from "./useReviewKeys";

export type File = NonNullable<CaseQuery["case"]>;

/** One case with all that a person needs to decide it. */
export function CasePage() {
  const { t, locale } = useTexts();
  const { id = "" } = useParams();
  const { data, error, refetch } = useAnswer(CaseDocument, { id, locale });
  if (error) return <Problem error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={10} label={t("waiting")} />;
  if (data.case) return <Told file={data.case} />;
  return (
    <Empty
      icon={ShieldCheck}
      title={t("case.unknown.title")}
      action={<PageLink to="/review">{t("review.title")}</PageLink>}
    >
      {t("case.unknown.words")}
    </Empty>
  );
}

function Told({ file }: { file: File }) {
  const { t } = useTexts();
  const { case: found, advocate, orders, acts } = file;
  const name = advocate.firstName || advocate.word;
  return (
    <>
      <PageHead
        title={t("case.title", { name })}
        state={<CaseBadge {...found} />}
        lead={t(`kind.${found.kind}`)}
        back={{ to: "/review", name: t("review.title") }}
      >
        <Buttons file={file} />
      </PageHead>
      <div className={styles.whole}>
        <Card title={t("case.evidence")}>
          <Evidence orders={orders} />
        </Card>
        <Columns
          main={
            <Card title={t("case.acts")}>
              {acts.length > 0 ? <Acts acts={[...acts].reverse()} /> : <p>{t("case.acts.none")}</p>}
            </Card>
          }
          beside={
            <>
              <AboutAdvocate file={file} />
              <Earlier file={file} />
            </>
          }
        />
      </div>
    </>
  );
}

/** What can be done, by button and by key. */
function Buttons({ file }: { file: File }) {
  const { t } = useTexts();
  const [act, ask] = useState<CaseAct | null>(null);
  const [isMerging, merge] = useState(false);
  const { undo } = useLastDone();
  const found = file.case;
  const isOpen = found.state === "OPEN";
  const nameOf = useNames([found.advocateId]);
  useKeys({
    a: () => isOpen && ask("APPROVE"),
    r: () => isOpen && ask("REFUSE"),
    n: () => ask("NOTE"),
    u: undo,
  });
  return (
    <>
      <Shortcuts keys={useReviewKeys(false)} />
      <Button onClick={() => ask("NOTE")}>{t("review.NOTE")}</Button>
      {isOpen && (
        <>
          <Button onClick={() => merge(true)}>{t("case.merge")}</Button>
          <Button onClick={() => ask("REFUSE")}>{t("review.REFUSE")}</Button>
          <Button weight="primary" onClick={() => ask("APPROVE")}>
            {t("review.APPROVE")}
          </Button>
        </>
      )}
      {act && <ActOnCases act={act} cases={[found]} nameOf={nameOf} onClose={() => ask(null)} />}
      {isMerging && <Merge into={found} onClose={() => merge(false)} />}
    </>
  );
}
