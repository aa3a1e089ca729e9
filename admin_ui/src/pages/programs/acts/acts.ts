import type { Question } from "../../../api/ask";
import {
  ActivateProgramDocument,
  type ActivateProgramMutation,
  ArchiveProgramDocument,
  DuplicateProgramDocument,
  EndProgramDocument,
  PauseProgramDocument,
  RestoreProgramDocument,
  UndoProgramChangeDocument,
} from "../../../api/generated/change_program";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";

type Answer = Record<string, ActivateProgramMutation["activateProgram"]>;

/** What can be done to a program as a whole. */
export type Act = "activate" | "pause" | "end" | "duplicate" | "archive" | "restore" | "undo";

export const ASKS: Record<Act, Question<Answer, { id: string }>> = {
  activate: ActivateProgramDocument,
  pause: PauseProgramDocument,
  end: EndProgramDocument,
  duplicate: DuplicateProgramDocument,
  archive: ArchiveProgramDocument,
  restore: RestoreProgramDocument,
  undo: UndoProgramChangeDocument,
};

/** What takes an act back. What has ended stays ended. */
export const TAKES_BACK: Record<Exclude<Act, "end">, Act> = {
  activate: "pause",
  pause: "activate",
  duplicate: "archive",
  archive: "restore",
  restore: "archive",
  // Undoing once more brings back what was undone.
  undo: "undo",
};

/** What starts or stops it, if anything does. */
export function moveOf({ state, archivedAt }: ProgramFactsFragment): "activate" | "pause" | null {
  if (archivedAt || state === "ENDED") return null;
  return state === "ACTIVE" || state === "SCHEDULED" ? "pause" : "activate";
}

/** All else that can be done to it now. */
export function othersOf({ state, archivedAt, version }: ProgramFactsFragment): Act[] {
  if (archivedAt) return ["restore", "duplicate"];
  const acts: Act[] = ["duplicate"];
  if (version > 1) acts.push("undo");
  if (state === "DRAFT" || state === "ENDED") acts.push("archive");
  else acts.push("end");
  return acts;
}
