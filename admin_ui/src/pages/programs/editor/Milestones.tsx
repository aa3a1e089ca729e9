import { X } from "lucide-react";
import { ErrorText } from "../../../fields/ErrorText";
import { Sentence } from "../../../fields/Sentence";
import { Button } from "../../../parts/Button";
import { useTexts } from "../../../texts/useTexts";
import { ofKind } from "../promise/kinds";
import type { SidePromise } from "../promise/promise";
import { WholeAt } from "./bound";
import { useAt, useProblem } from "./form";
import { RewardField } from "./RewardField";
import styles from "./rows.module.css";

type Steps = NonNullable<SidePromise["milestones"]>;

/** One more reward at so many friends. */
export function Milestones({ path }: { path: string }) {
  const { t } = useTexts();
  const [steps, say] = useAt<Steps>(path);
  const wrong = useProblem(path);
  const most = Math.max(0, ...steps.map(({ friends }) => friends));
  const add = () => say([...steps, { friends: most + 2, reward: ofKind("percent", undefined) }]);
  return (
    <>
      {steps.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: their place is what tells them apart
        <div key={at} className={styles.row}>
          <div className={styles.fields}>
            <Sentence
              text="edit.milestone"
              fields={{
                friends: (
                  <WholeAt
                    path={`${path}.${at}.friends`}
                    label={t("edit.friends")}
                    least={1}
                    most={1000}
                  />
                ),
              }}
            />
            <RewardField
              path={`${path}.${at}.reward`}
              text="edit.milestone.reward"
              label={t("edit.milestone.label")}
            />
          </div>
          <Button
            weight="tertiary"
            aria-label={t("edit.remove")}
            onClick={() => say(steps.filter((_, other) => other !== at))}
          >
            <X size={16} aria-hidden="true" />
          </Button>
        </div>
      ))}
      {wrong && <ErrorText id={`wrong-${path}`}>{wrong}</ErrorText>}
      <div>
        <Button onClick={add}>{t("edit.milestone.add")}</Button>
      </div>
    </>
  );
}
