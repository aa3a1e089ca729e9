import { Refused } from "../api/refused";
import { useTexts } from "../texts/useTexts";
import { Button } from "./Button";
import { MissingRight } from "./MissingRight";
import { Notice } from "./Notice";

/** Our API did not answer: says why, what to do, and tries again where that may help. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTexts();
  const why = error instanceof Refused ? error.why : "broken";
  if (why === "right") return <MissingRight right={(error as Refused).right} />;
  const again = why === "away" || why === "broken" ? retry : undefined;
  return (
    <Notice
      isAlert
      title={t(`problem.${why}.title`)}
      action={again && <Button onClick={again}>{t("problem.retry")}</Button>}
    >
      {t(`problem.${why}.words`)}
    </Notice>
  );
}
