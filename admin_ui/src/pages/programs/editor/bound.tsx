import { useState } from "react";
import { Choose } from "../../../fields/Choose";
import { Entry, type EntryProps } from "../../../fields/Entry";
import { Tick } from "../../../fields/Tick";
import { useTexts } from "../../../texts/useTexts";
import { useAt, useProblem } from "./form";

interface At {
  /** Where in the promise, as `offers.0.friend.hold_days`. */
  path: string;
  label: string;
}

type Look = Pick<EntryProps, "width" | "unit" | "isInline" | "placeholder" | "rows">;

/** A whole number. Left empty it is the default, or nothing where there is none. */
export function WholeAt({
  path,
  label,
  least,
  most,
  ...look
}: At & Look & { least: number; most: number }) {
  const { t } = useTexts();
  const [value, say] = useAt<number | string | undefined>(path);
  const said = useProblem(path);
  const isWrong = value !== undefined && !isWithin(value, least, most);
  return (
    <Entry
      isInline
      width="short"
      {...look}
      name={path}
      label={label}
      inputMode="numeric"
      value={value === undefined ? "" : String(value)}
      error={said ?? (isWrong ? t("wrong.whole", { least, most }) : undefined)}
      onChange={(text) => say(/^-?\d{1,9}$/.test(text) ? Number(text) : text)}
      onBlur={() => value === "" && say(undefined)}
    />
  );
}

function isWithin(value: number | string, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}

/** Some words. With `isOptional`, nothing is said where nothing is written. */
export function TextAt({
  path,
  label,
  isOptional = false,
  ...look
}: At & Look & { isOptional?: boolean }) {
  const [value, say] = useAt<string | null | undefined>(path);
  return (
    <Entry
      {...look}
      name={path}
      label={label}
      value={value ?? ""}
      error={useProblem(path)}
      onChange={(text) => say(text === "" && isOptional ? undefined : text)}
    />
  );
}

/** A share of a hundred; the comma of many languages is the point of the file. */
export function PercentAt({ path, label }: At) {
  const { t } = useTexts();
  const [value, say] = useAt<string>(path);
  const isRight = /^\d+(\.\d{1,2})?$/.test(value) && Number(value) > 0 && Number(value) <= 100;
  const said = useProblem(path);
  return (
    <Entry
      isInline
      width="short"
      unit="%"
      name={path}
      label={label}
      inputMode="decimal"
      value={value}
      error={said ?? (isRight ? undefined : t("wrong.percent"))}
      onChange={(text) => say(decimal(text))}
    />
  );
}

export function decimal(text: string): string {
  return text.trim().replace(",", ".");
}

interface ChooseProps<Value extends string> extends At {
  options: readonly (readonly [Value, string])[];
}

export function ChooseAt<Value extends string>({ path, label, options }: ChooseProps<Value>) {
  const [value, say] = useAt<Value>(path);
  return <Choose isInline name={path} label={label} value={value} options={options} onPick={say} />;
}

export function TickAt({ path, label }: At) {
  const [isOn, say] = useAt<boolean | undefined>(path);
  return (
    <Tick name={path} isOn={isOn ?? false} onTurn={say}>
      {label}
    </Tick>
  );
}

interface ListProps<Item> extends At {
  write: (items: readonly Item[]) => string;
  /** null where somebody wrote something that is no list. */
  read: (text: string) => readonly Item[] | null;
  hint?: string;
}

/** Several values in one line, apart from each other by commas. */
export function ListAt<Item>({ path, label, write, read, hint }: ListProps<Item>) {
  const { t } = useTexts();
  const [items, say] = useAt<readonly Item[]>(path);
  const [typed, type] = useState<string | null>(null);
  const said = useProblem(path, { inside: true });
  const isWrong = typed !== null && read(typed) === null;
  return (
    <Entry
      width="long"
      name={path}
      label={label}
      placeholder={hint ?? ""}
      value={typed ?? write(items)}
      error={said ?? (isWrong ? t("wrong.list") : undefined)}
      onChange={(text) => {
        type(text);
        const found = read(text);
        if (found) say(found);
      }}
      onBlur={() => !isWrong && type(null)}
    />
  );
}
