import { StartDocument } from "../../api/generated/start";
import { useAnswer } from "../../api/useAnswer";
import { PageHead } from "../../parts/PageHead";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import { PutAside } from "./PutAside";
import { Steps } from "./Steps";
import { usePoll } from "./usePoll";

/** What is done on the way to a live program, and what comes next. */
export function StartPage() {
  const { t, locale } = useTexts();
  const { data, error, refetch } = useAnswer(StartDocument, { locale }, { keep: true });
  usePoll(refetch);
  const setup = data?.setup;
  return (
    <>
      <PageHead title={t("nav.start")} lead={t("start.lead")}>
        {setup && <PutAside isAside={setup.isPutAside} />}
      </PageHead>
      {setup ? (
        <Steps setup={setup} />
      ) : error ? (
        <Problem error={error} retry={refetch} />
      ) : (
        <Skeleton lines={12} label={t("waiting")} />
      )}
    </>
  );
}
