import { Route as Way } from "lucide-react";
import { CreditDocument } from "../../../api/generated/credit";
import { useAnswer } from "../../../api/useAnswer";
import { useAsked } from "../../../app/useAsked";
import { ChoiceField } from "../../../fields/ChoiceField";
import { Card } from "../../../parts/Card";
import { Empty } from "../../../parts/Empty";
import { Filter, Filters } from "../../../parts/Filters";
import { PageHead } from "../../../parts/PageHead";
import { Problem } from "../../../parts/Problem";
import { lastDays, PERIODS, since } from "../../../parts/period";
import { Skeleton } from "../../../parts/Skeleton";
import { useSettled } from "../../../parts/useSettled";
import { useTexts } from "../../../texts/useTexts";
import styles from "./CreditPage.module.css";
import { CreditRule } from "./CreditRule";
import { CreditTable } from "./CreditTable";
import { byCurrency, type Found, ruleOf, sharesOf, wrongShares } from "./rule";

const PAUSE_MS = 400;

/** Which channels led to orders; nobody is paid by it. */
export function CreditPage() {
  const { t } = useTexts();
  const [asked] = useAsked();
  const settled = useSettled(asked, PAUSE_MS);
  const rule = ruleOf(settled);
  const isRight = Object.keys(wrongShares(rule)).length === 0;
  const answer = useAnswer(
    CreditDocument,
    { ...sharesOf(rule), since: since(lastDays(settled), new Date()) },
    { keep: true, enabled: isRight },
  );
  const back = { to: "/overview", name: t("overview.title") };
  return (
    <>
      <PageHead title={t("credit.title")} lead={t("credit.lead")} back={back} />
      <Days />
      <div className={styles.page}>
        <Card title={t("credit.how")}>
          <div className={styles.rule}>
            <CreditRule />
            <p className={styles.quiet}>{t("credit.how.words")}</p>
          </div>
        </Card>
        {answer.error ? (
          <Problem error={answer.error} retry={answer.refetch} />
        ) : answer.data ? (
          <Told found={answer.data.credit} isBusy={isRight && answer.isPlaceholderData} />
        ) : (
          isRight && <Skeleton lines={6} label={t("waiting")} />
        )}
      </div>
    </>
  );
}

function Days() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  return (
    <Filters>
      <Filter>
        <ChoiceField
          label={t("figures.period")}
          value={lastDays(asked)}
          options={PERIODS.map((days) => [days, t("figures.days", { days: Number(days) })])}
          onChoose={(days) => ask({ days })}
        />
      </Filter>
    </Filters>
  );
}

function Told({ found, isBusy }: { found: Found; isBusy: boolean }) {
  const { t } = useTexts();
  if (found.length === 0) {
    return (
      <Empty icon={Way} title={t("credit.none")}>
        {t("credit.none.words")}
      </Empty>
    );
  }
  return (
    <div className={isBusy ? styles.busy : styles.told}>
      {byCurrency(found).map((one) => (
        <CreditTable key={one.currency} {...one} />
      ))}
    </div>
  );
}
