import { VoucherDocument, type VoucherQuery } from "../../api/generated/voucher";
import { useAnswer } from "../../api/useAnswer";
import { Fact, Facts } from "../../parts/Facts";
import { Moment } from "../../parts/Moment";
import { Notice } from "../../parts/Notice";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import styles from "./VoucherWidget.module.css";

type Voucher = NonNullable<VoucherQuery["voucher"]>;

/** Beside a voucher: for which offer the app made it, and how far its codes have come. */
export default function VoucherWidget() {
  const { t, locale } = useTexts();
  const id = new URLSearchParams(location.search).get("voucherId") ?? "";
  const { data, error, refetch } = useAnswer(VoucherDocument, { id, locale });
  return (
    <div className={styles.widget}>
      <h1 className="unseen">{t("voucher.title")}</h1>
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : data === undefined ? (
        <Skeleton lines={4} label={t("waiting")} />
      ) : data.voucher ? (
        <Told voucher={data.voucher} />
      ) : (
        <Notice title={t("voucher.none.title")}>{t("voucher.none.words")}</Notice>
      )}
    </div>
  );
}

function Told({ voucher }: { voucher: Voucher }) {
  const { t } = useTexts();
  const { givenOut, used, withdrawn, waiting, offer, offers, version } = voucher;
  return (
    <>
      <p>{t(`voucher.use.${voucher.use}`)}</p>
      <Facts>
        <Fact name={t("voucher.program")}>
          {voucher.program}
          <div className={styles.quiet}>
            {t(offers > 1 ? "voucher.offer" : "voucher.version", { version, offer, offers })}
          </div>
        </Fact>
        <Fact name={t("voucher.worth")}>{voucher.worth.join(" · ")}</Fact>
        <Fact name={t("voucher.until")}>
          <Moment at={voucher.expiresOn} />
        </Fact>
        <Fact name={t("voucher.codes")}>
          {t("voucher.counts", { givenOut, used })}
          <div className={styles.quiet}>{t("voucher.others", { waiting, withdrawn })}</div>
        </Fact>
      </Facts>
      <p className={styles.quiet}>{t("voucher.leave")}</p>
    </>
  );
}
