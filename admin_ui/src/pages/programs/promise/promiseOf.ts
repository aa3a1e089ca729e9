import type { ProgramPromise } from "./promise";

/** The promise of a program, a version or a preset, which our API sends as JSON. */
export function promiseOf({ promise }: { promise: unknown }): ProgramPromise {
  return promise as ProgramPromise;
}
