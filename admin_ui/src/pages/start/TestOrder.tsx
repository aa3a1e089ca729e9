import type { SetupFactsFragment } from "../../api/generated/fragments";
import { TryAsAdvocateDocument } from "../../api/generated/start";
import { sayRefusal } from "../../api/sayRefusal";
import { useAct } from "../../api/useAct";
import { places } from "../../bridge/places";
import { Button } from "../../parts/Button";
import { CopyButton } from "../../parts/CopyButton";
import { DashboardLink } from "../../parts/DashboardLink";
import { PageLink } from "../../parts/PageLink";
import { Problem } from "../../parts/Problem";
import { useTexts } from "../../texts/useTexts";
import styles from "./Step.module.css";

type Tried = NonNullable<SetupFactsFragment["triedOrder"]>;

/** How a merchant makes a test order, and what became of the last. */
export function TestOrder({ tried, isLive }: { tried: Tried | null; isLive: boolean }) {
  const texts = useTexts();
  const { t } = texts;
  const { mutate, data, error, isPending } = useAct(TryAsAdvocateDocument);
  const link = data?.__typename === "TrialLink" ? data : null;
  const said = sayRefusal(error, texts);
  if (!isLive && !tried) return <p>{t("start.test.first")}</p>;
  return (
    <>
      {tried && <LastTried tried={tried} />}
      <ol className={styles.ways}>
        <li>{t("start.test.link")}</li>
        <li>{t("start.test.buy")}</li>
        <li>{t("start.test.pay")}</li>
      </ol>
      {link ? (
        <>
          <div className={styles.line}>
            <span className={styles.link}>{link.shareUrl}</span>
            <CopyButton text={link.shareUrl} what={t("start.test.what")} />
          </div>
          <p>
            {t("start.test.code")}{" "}
            <PageLink to={`/advocates?search=${link.word}`}>{t("start.test.advocate")}</PageLink>
          </p>
        </>
      ) : (
        <Button disabled={isPending} onClick={() => mutate({})}>
          {t("start.test.make")}
        </Button>
      )}
      {said && <p role="alert">{said}</p>}
      {error && !said && <Problem error={error} />}
    </>
  );
}

function LastTried({ tried: { orderId, sentence } }: { tried: Tried }) {
  const { t } = useTexts();
  return (
    <p>
      {t("start.test.last")} {sentence}{" "}
      {orderId ? (
        <DashboardLink to={places.order(orderId)}>{t("start.test.order")}</DashboardLink>
      ) : (
        t("start.test.right", { right: t("right.MANAGE_ORDERS") })
      )}
    </p>
  );
}
