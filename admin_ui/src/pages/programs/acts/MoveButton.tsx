import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { ActButton } from "./ActButton";
import { moveOf } from "./acts";

interface Props {
  program: ProgramFactsFragment;
  weight: "primary" | "secondary";
}

/** Starts a program, or stops it for a while. */
export function MoveButton({ program, weight }: Props) {
  const move = moveOf(program);
  if (!move) return null;
  return <ActButton key={move} act={move} program={program} weight={weight} />;
}
