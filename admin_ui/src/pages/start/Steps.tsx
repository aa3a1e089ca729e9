import { type ReactNode, useState } from "react";
import type { SetupFactsFragment } from "../../api/generated/fragments";
import { useTexts } from "../../texts/useTexts";
import { Address } from "./Address";
import { ChannelsFound } from "./ChannelsFound";
import { ChooseProgram } from "./ChooseProgram";
import { History } from "./History";
import { Look } from "./Look";
import { Place } from "./Place";
import { Rights } from "./Rights";
import { Run } from "./Run";
import { STEPS, Step, type StepName } from "./Step";
import styles from "./Step.module.css";
import { TestOrder } from "./TestOrder";

/** All steps; the first that is open is the next. */
export function Steps({ setup }: { setup: SetupFactsFragment }) {
  const { t } = useTexts();
  const [looked, look] = useState(false);
  const done = new Set<StepName>(setup.steps.filter((one) => one.isDone).map((one) => one.step));
  const runs = done.has("PROGRAM_RUNNING");
  // Whoever has started it has seen it, or did not want to.
  if (looked || runs) done.add("PREVIEW");
  const next = STEPS.find((one) => !done.has(one));
  const program = setup.program ?? null;
  const acts: Record<StepName, ReactNode> = {
    PERMISSIONS: <Rights permissions={setup.permissions} />,
    CHANNELS: <ChannelsFound channels={setup.channels} />,
    HISTORY: <History history={setup.history ?? null} />,
    STOREFRONT_ADDRESS: <Address url={setup.storefrontUrl ?? ""} />,
    PROGRAM_CHOSEN: <ChooseProgram program={done.has("PROGRAM_CHOSEN") ? program : null} />,
    PREVIEW: program && <Look program={program} channels={setup.channels} onLook={look} />,
    PROGRAM_RUNNING: program && <Run program={program} isLive={runs} />,
    STOREFRONT_SEEN: <Place channel={setup.channels[0]?.slug ?? ""} />,
    TEST_ORDER: <TestOrder tried={setup.triedOrder ?? null} isLive={runs} />,
  };
  return (
    <>
      <p className={styles.count} role="status">
        {next
          ? t("start.count", { done: done.size, all: STEPS.length })
          : t("start.all", { all: STEPS.length })}
      </p>
      <ol className={styles.steps}>
        {STEPS.map((name) => (
          <Step key={name} name={name} isDone={done.has(name)} isNext={name === next}>
            {acts[name]}
          </Step>
        ))}
      </ol>
    </>
  );
}
