import { Ellipsis } from "lucide-react";
import { useId } from "react";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { Button } from "../../../parts/Button";
import { saveFile } from "../../../parts/saveFile";
import { usePopover } from "../../../parts/usePopover";
import { useTexts } from "../../../texts/useTexts";
import { promiseOf } from "../promise/promiseOf";
import { ActButton } from "./ActButton";
import { othersOf } from "./acts";
import { fileOf } from "./file";
import styles from "./MoreActs.module.css";

/** All that is done to a program now and then, behind three dots. */
export function MoreActs({ program }: { program: ProgramFactsFragment }) {
  const { t } = useTexts();
  const id = useId();
  const save = () => {
    const { name, text } = fileOf(promiseOf(program));
    saveFile(name, text);
  };
  const { mark, box } = usePopover<HTMLSpanElement>();
  return (
    <>
      <span ref={mark} className={styles.mark}>
        <Button popovertarget={id} aria-label={t("act.more")} title={t("act.more")}>
          <Ellipsis size={16} aria-hidden="true" />
        </Button>
      </span>
      <div ref={box} id={id} popover="auto" className={styles.list}>
        {othersOf(program).map((act) => (
          <ActButton key={act} act={act} program={program} weight="tertiary" />
        ))}
        <Button weight="tertiary" onClick={save}>
          {t("act.export")}
        </Button>
      </div>
    </>
  );
}
