import type { ProgramPromise } from "../promise/promise";

interface ProgramFile {
  name: string;
  text: string;
}

/** A program as a file: `python -m plugin programs` reads it, and so does the list of programs. */
export function fileOf(promise: ProgramPromise): ProgramFile {
  const words =
    promise.name
      .normalize("NFKD")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return {
    name: `${words.join("-") || "program"}.json`,
    text: `${JSON.stringify(promise, null, 2)}\n`,
  };
}

/** What a file says; null if it is no JSON object. */
export function promiseIn(text: string): ProgramPromise | null {
  try {
    const said: unknown = JSON.parse(text);
    const isObject = typeof said === "object" && said !== null && !Array.isArray(said);
    return isObject ? (said as ProgramPromise) : null;
  } catch {
    return null;
  }
}
