import { useRef } from "react";
import { Finder } from "../../../fields/Finder";
import { useTexts } from "../../../texts/useTexts";
import { useAt, useProblem } from "../editor/form";
import { Chosen } from "./Chosen";
import styles from "./GoodsAt.module.css";
import { idsIn, LABELS, SCOPE, type ScopePart } from "./ids";
import { useFinding } from "./useFinding";

interface Props {
  /** Where in the promise the parts are, as `order.goods`. */
  within: string;
  part: ScopePart;
}

/** Goods of one kind, found by name; what is kept are their ids. */
export function GoodsAt({ within, part }: Props) {
  const { t } = useTexts();
  const path = `${within}.${part}`;
  const kind = SCOPE[part];
  const label = t(LABELS[part]);
  const [held, say] = useAt<readonly (string | null)[] | undefined>(path);
  // A preset leaves a gap where the merchant has to choose.
  const chosen = (held ?? []).filter((one) => one !== null);
  const box = useRef<{ focus: () => void }>(null);
  const wrong = useProblem(path, { inside: true });

  const turn = (id: string) =>
    say(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const take = (text: string) => {
    const ids = idsIn(text, kind);
    if (ids) say([...new Set([...chosen, ...ids])]);
    return ids !== null;
  };
  const { isLeft, onPicked, ...finding } = useFinding({ kind, chosen, take });
  return (
    <div className={styles.goods}>
      <Finder
        {...finding}
        boxRef={box}
        label={label}
        name={path}
        placeholder={t("goods.find")}
        error={wrong ?? (isLeft ? t("goods.unpicked") : undefined)}
        onPick={(id) => {
          turn(id);
          onPicked(id);
        }}
      >
        <Chosen kind={kind} label={label} ids={chosen} onRemove={turn} box={box} />
      </Finder>
    </div>
  );
}
