import { Ellipsis } from "lucide-react";
import { useId } from "react";
import { createPortal } from "react-dom";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { Button } from "../../../parts/Button";
import { usePopover } from "../../../parts/usePopover";
import { useTexts } from "../../../texts/useTexts";
import { ActButton } from "./ActButton";
import { othersOf } from "./acts";
import { CannotDo } from "./CannotDo";
import { FORMATS } from "./file";
import { ImportVersion } from "./ImportVersion";
import styles from "./MoreActs.module.css";
import { useExport } from "./useExport";

interface Props {
  program: ProgramFactsFragment;
}

/** All that is done to a program now and then, behind three dots. */
export function MoreActs({ program }: Props) {
  const { t } = useTexts();
  const id = useId();
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
        <AsFile program={program} />
      </div>
    </>
  );
}

/** It leaves as a file, and comes back as its next version. */
function AsFile({ program }: Props) {
  const { t } = useTexts();
  const { mutate, error, reset } = useExport(program);
  return (
    <>
      {FORMATS.map((format) => (
        <Button key={format} weight="tertiary" onClick={() => mutate(format)}>
          {t("act.export", { format })}
        </Button>
      ))}
      {!program.archivedAt && <ImportVersion program={program} />}
      {error && createPortal(<CannotDo error={error} onClose={reset} />, document.body)}
    </>
  );
}
