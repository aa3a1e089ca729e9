import { createContext, useContext } from "react";
import { useTexts } from "../../../texts/useTexts";
import { holdsAt } from "../promise/defaults";
import type { Placed } from "../promise/problems";
import type { ProgramPromise } from "../promise/promise";
import type { Channel } from "../useChannels";

export interface Form {
  /** As it would be sent: what nobody has set is not in it. */
  promise: ProgramPromise;
  problems: readonly Placed[];
  channels: readonly Channel[];
  timeZone: string;
  /** undefined: nothing is said there, and the default holds. */
  set: (path: string, value: unknown) => void;
}

const Form = createContext<Form | null>(null);
export const FormProvider = Form.Provider;

/** The promise that is being written. Only below a FormProvider. */
export function useForm(): Form {
  const form = useContext(Form);
  if (!form) throw new Error("useForm needs a FormProvider above it");
  return form;
}

/** What holds at a path, and how to say something else. */
export function useAt<Value>(path: string): [Value, (value: Value | undefined) => void] {
  const { promise, set } = useForm();
  return [holdsAt(promise, path) as Value, (value) => set(path, value)];
}

/** What is wrong at a path, in words; `inside`: or anywhere in what lies there. */
export function useProblem(path: string, { inside = false } = {}): string | undefined {
  const { problems } = useForm();
  const sayProblem = useSayProblem();
  const found = problems.find(
    (one) => one.path === path || (inside && one.path.startsWith(`${path}.`)),
  );
  return found && sayProblem(found);
}

export function useSayProblem(): (problem: Placed) => string {
  const { t } = useTexts();
  return ({ key, values, message }) => (key ? t(key, values) : message);
}
