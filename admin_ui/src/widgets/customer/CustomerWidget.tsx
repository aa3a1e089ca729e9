import { LastDoneProvider } from "../../acts/LastDone";
import { CustomerDocument } from "../../api/generated/customer";
import { useAnswer } from "../../api/useAnswer";
import { Notice } from "../../parts/Notice";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { Toasts } from "../../parts/Toasts";
import { useTexts } from "../../texts/useTexts";
import { AdvocateInShort } from "./AdvocateInShort";
import styles from "./CustomerWidget.module.css";

/** Beside a customer: whom they referred, what they got, and their share link. */
export default function CustomerWidget() {
  const { t } = useTexts();
  const id = new URLSearchParams(location.search).get("customerId") ?? "";
  const { data, error, refetch } = useAnswer(CustomerDocument, { id });
  const advocate = data?.advocates.nodes[0];
  return (
    <Toasts>
      <LastDoneProvider>
        <div className={styles.widget}>
          <h1 className="unseen">{t("customer.title")}</h1>
          {error ? (
            <Problem error={error} retry={refetch} />
          ) : advocate ? (
            <AdvocateInShort advocate={advocate} />
          ) : data ? (
            <Notice title={t("customer.none.title")}>{t("customer.none.words")}</Notice>
          ) : (
            <Skeleton lines={4} label={t("waiting")} />
          )}
        </div>
      </LastDoneProvider>
    </Toasts>
  );
}
