import { Sentence } from "../../../fields/Sentence";
import { Tick } from "../../../fields/Tick";
import { useTexts } from "../../../texts/useTexts";
import { ofKind } from "../promise/kinds";
import { KINDS, type ProgramPromise } from "../promise/promise";
import { ChooseAt, WholeAt } from "./bound";
import { useAt } from "./form";
import { RewardField } from "./RewardField";
import styles from "./rows.module.css";
import { Section } from "./Section";

const PATHS = [
  "window_days",
  "code_days",
  "attribution",
  "refunds",
  "holdout_percent",
  "priority",
  "points",
];

/** How an order comes to an advocate, and what becomes of rewards when it is undone. */
export function Counting() {
  const { t } = useTexts();
  const [refunds] = useAt<"forgive" | "net" | "review">("refunds");
  const [window] = useAt<number>("window_days");
  const [points] = useAt<ProgramPromise["points"]>("points");
  const now = `${t("edit.window.now", { days: window })} · ${t(`edit.refunds.${refunds}`)}`;
  return (
    <Section title={t("edit.counting")} now={now} paths={PATHS}>
      <Days />
      <Sentence
        text="edit.attribution"
        fields={{
          touch: (
            <ChooseAt
              path="attribution"
              label={t("edit.attribution.label")}
              options={[
                ["last", t("edit.attribution.last")],
                ["first", t("edit.attribution.first")],
              ]}
            />
          ),
        }}
      />
      <Sentence
        text="edit.refunds"
        fields={{
          refunds: (
            <ChooseAt
              path="refunds"
              label={t("edit.refunds.label")}
              options={(["review", "net", "forgive"] as const).map((one) => [
                one,
                t(`edit.refunds.${one}`),
              ])}
            />
          ),
        }}
      />
      <Shares />
      <PointsRule points={points} />
    </Section>
  );
}

function Days() {
  const { t } = useTexts();
  return (
    <>
      <Sentence
        text="edit.window"
        fields={{
          days: <WholeAt path="window_days" label={t("edit.window.label")} least={1} most={365} />,
        }}
      />
      <Sentence
        text="edit.code"
        fields={{
          days: <WholeAt path="code_days" label={t("edit.code.label")} least={1} most={365} />,
        }}
      />
    </>
  );
}

function Shares() {
  const { t } = useTexts();
  return (
    <>
      <Sentence
        text="edit.holdout"
        fields={{
          percent: (
            <WholeAt
              path="holdout_percent"
              label={t("edit.holdout.label")}
              least={0}
              most={90}
              unit="%"
            />
          ),
        }}
      />
      <p className={styles.hint}>{t("edit.holdout.means")}</p>
      <Sentence
        text="edit.priority"
        fields={{
          priority: (
            <WholeAt path="priority" label={t("edit.priority.label")} least={-1000} most={1000} />
          ),
        }}
      />
    </>
  );
}

function PointsRule({ points }: { points: ProgramPromise["points"] }) {
  const { t } = useTexts();
  const [, say] = useAt<ProgramPromise["points"]>("points");
  const turn = (isOn: boolean) =>
    say(isOn ? { at: 500, into: ofKind("fixed", undefined) } : undefined);
  return (
    <>
      <Tick name="points" isOn={points !== undefined} onTurn={turn}>
        {t("edit.points.turn")}
      </Tick>
      {points && (
        <>
          <Sentence
            text="edit.points.at"
            fields={{
              at: (
                <WholeAt
                  path="points.at"
                  label={t("edit.points.label")}
                  least={1}
                  most={10_000_000}
                />
              ),
            }}
          />
          <RewardField
            path="points.into"
            text="edit.points.into"
            label={t("edit.points.into.label")}
            kinds={KINDS.filter((one) => one === "fixed" || one === "gift_card")}
          />
        </>
      )}
    </>
  );
}
