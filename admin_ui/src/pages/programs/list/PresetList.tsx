import { PresetsDocument, type PresetsQuery } from "../../../api/generated/programs";
import { useAnswer } from "../../../api/useAnswer";
import { PageHead } from "../../../parts/PageHead";
import { PageLink } from "../../../parts/PageLink";
import { Problem } from "../../../parts/Problem";
import { Skeleton } from "../../../parts/Skeleton";
import { useTexts } from "../../../texts/useTexts";
import { promiseOf } from "../promise/promiseOf";
import styles from "./PresetList.module.css";
import { Promises } from "./Promises";

const PRESETS = [
  "ten-percent-each",
  "same-sum-each",
  "steps-to-ten-friends",
  "yearly-credits",
  "credit-up-to-a-ceiling",
  "large-thanks",
  "large-orders-with-limits",
  "first-box-and-product",
  "gift-for-the-friend",
  "friend-gets-all",
  "donation",
  "december-category",
  "win-back",
  "growth",
  "presale",
  "after-sale",
  "informational",
] as const;

/** Programs that others run, to start from, and an empty one. */
export function PresetList() {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer(PresetsDocument, {});
  return (
    <>
      <PageHead
        title={t("presets.title")}
        lead={t("presets.lead")}
        back={{ to: "/programs", name: t("programs.title") }}
      />
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : data ? (
        <ul className={styles.presets}>
          {data.presets.map((one) => (
            <Preset key={one.name} preset={one} />
          ))}
          <li className={styles.preset}>
            <h2 className={styles.title}>
              <PageLink to="/programs/new/blank">{t("presets.blank")}</PageLink>
            </h2>
            <p className={styles.summary}>{t("presets.blank.words")}</p>
          </li>
        </ul>
      ) : (
        <Skeleton lines={8} label={t("waiting")} />
      )}
    </>
  );
}

function Preset({ preset }: { preset: PresetsQuery["presets"][number] }) {
  const { t } = useTexts();
  // One that came with a newer app than these texts speaks English.
  const said = PRESETS.find((name) => name === preset.name);
  return (
    <li className={styles.preset}>
      <h2 className={styles.title}>
        <PageLink to={`/programs/new/${preset.name}`}>
          {said ? t(`preset.title.${said}`) : preset.title}
        </PageLink>
      </h2>
      <p className={styles.summary}>{said ? t(`preset.words.${said}`) : preset.summary}</p>
      <Promises promise={promiseOf(preset)} />
    </li>
  );
}
