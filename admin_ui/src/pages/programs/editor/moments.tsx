import { Entry } from "../../../fields/Entry";
import { fromClock, onClock } from "../promise/clock";
import { useAt, useForm, useProblem } from "./form";

interface Props {
  path: string;
  label: string;
}

/** A moment, by the shop's clocks. */
export function MomentAt({ path, label }: Props) {
  const { timeZone } = useForm();
  const [moment, say] = useAt<string | undefined>(path);
  return (
    <Entry
      type="datetime-local"
      name={path}
      label={label}
      value={moment ? onClock(moment, timeZone) : ""}
      error={useProblem(path)}
      onChange={(shown) => say(shown ? fromClock(shown, timeZone) : undefined)}
    />
  );
}

export function DayAt({ path, label }: Props) {
  const [day, say] = useAt<string | undefined>(path);
  return (
    <Entry
      type="date"
      name={path}
      label={label}
      value={day ?? ""}
      error={useProblem(path)}
      onChange={(shown) => say(shown || undefined)}
    />
  );
}
