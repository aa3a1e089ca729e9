import { Sentence } from "../../../fields/Sentence";
import { Tick } from "../../../fields/Tick";
import { useTexts } from "../../../texts/useTexts";
import type { Kind, Offer, SideName, SidePromise } from "../promise/promise";
import { KINDS } from "../promise/promise";
import { ChooseAt, WholeAt } from "./bound";
import { useAt } from "./form";
import { Milestones } from "./Milestones";
import { RewardField } from "./RewardField";
import { Group } from "./Section";

/** Those that a code pays, which the friend has before the order: nothing has to be waited for. */
const AHEAD: readonly Kind[] = ["percent", "fixed", "free_shipping", "free_product"];

interface Props {
  /** Of the offer, as `offers.0`. */
  offer: string;
  side: SideName;
}

/** What one side gets, when, and for how long it is good. */
export function SideFields({ offer, side }: Props) {
  const { t } = useTexts();
  const path = `${offer}.${side}`;
  const [said] = useAt<SidePromise | undefined>(path);
  const [split] = useAt<Offer["split"]>(`${offer}.split`);
  const kind = said?.reward?.kind ?? (split && (split.paid_as ?? "fixed"));
  const isAhead = side === "friend" && kind !== undefined && AHEAD.includes(kind);
  const isAnything = kind !== undefined || Boolean(said?.repeat ?? said?.milestones?.length);
  return (
    <Group title={t(`edit.${side}`)}>
      {!split && (
        <RewardField
          path={`${path}.reward`}
          text={`edit.gets.${side}`}
          label={t(`edit.gets.${side}.label`)}
          nothing={t("kind.nothing")}
        />
      )}
      {isAnything && !isAhead && <Timing path={path} />}
      {isAnything && !isAhead && <Lasts path={path} />}
      <RepeatFields path={path} />
      {side === "advocate" && <Milestones path={`${path}.milestones`} />}
    </Group>
  );
}

function Timing({ path }: { path: string }) {
  const { t } = useTexts();
  const on = (
    <ChooseAt
      path={`${path}.on`}
      label={t("edit.on")}
      options={[
        ["paid", t("edit.on.paid")],
        ["fulfilled", t("edit.on.fulfilled")],
      ]}
    />
  );
  const days = <WholeAt path={`${path}.hold_days`} label={t("edit.hold")} least={0} most={365} />;
  return <Sentence text="edit.timing" fields={{ days, on }} />;
}

function Lasts({ path }: { path: string }) {
  const { t } = useTexts();
  const days = (
    <WholeAt path={`${path}.reward_days`} label={t("edit.lasts.label")} least={1} most={3650} />
  );
  const remind = (
    <WholeAt path={`${path}.remind_days`} label={t("edit.remind")} least={0} most={365} />
  );
  return <Sentence text="edit.lasts" fields={{ days, remind }} />;
}

function RepeatFields({ path }: { path: string }) {
  const { t } = useTexts();
  const [repeat, say] = useAt<SidePromise["repeat"]>(`${path}.repeat`);
  const at = `${path}.repeat`;
  return (
    <>
      <Tick
        name={at}
        isOn={repeat !== undefined}
        onTurn={(isOn) => say(isOn ? { orders: 3 } : undefined)}
      >
        {t("edit.repeat")}
      </Tick>
      {repeat && (
        <>
          <Sentence
            text="edit.repeat.for"
            fields={{
              orders: (
                <WholeAt
                  path={`${at}.orders`}
                  label={t("edit.repeat.orders")}
                  least={1}
                  most={1000}
                />
              ),
              months: (
                <WholeAt
                  path={`${at}.months`}
                  label={t("edit.repeat.months")}
                  least={1}
                  most={120}
                />
              ),
            }}
          />
          <RewardField
            path={`${at}.reward`}
            text="edit.repeat.reward"
            label={t("edit.repeat.label")}
            kinds={KINDS}
            nothing={t("kind.same")}
          />
        </>
      )}
    </>
  );
}
