import { Tick } from "../../../fields/Tick";
import { useTexts } from "../../../texts/useTexts";
import { WEEKDAYS, type Weekday } from "../promise/promise";
import { daysIn, monthName, spans, weekdayName } from "../promise/words";
import { ListAt } from "./bound";
import { useAt, useForm } from "./form";
import styles from "./lists.module.css";

interface At {
  path: string;
  label: string;
}

/** Countries by their two letters; whoever writes small ones means the same. */
export function CountriesAt({ path, label }: At) {
  const { t } = useTexts();
  const read = (text: string) => parts(text.toUpperCase());
  const write = (codes: readonly string[]) => codes.join(", ");
  return <ListAt path={path} label={label} write={write} read={read} hint={t("edit.everywhere")} />;
}

function parts(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** Days of the month, as `1–7, 15`. */
export function DaysAt({ path, label }: At) {
  return <ListAt path={path} label={label} write={spans} read={daysIn} hint="1–7, 15" />;
}

interface ManyProps<Item> extends At {
  options: readonly (readonly [Item, string])[];
}

/** Any of a few; none of them means all. */
function ManyAt<Item extends string | number>({ path, label, options }: ManyProps<Item>) {
  const [chosen = [], say] = useAt<readonly Item[] | undefined>(path);
  // In the order of the options, whatever order they were ticked in; unknown ones stay.
  const turned = (item: Item, isOn: boolean) => {
    const kept = chosen.filter((one) => one !== item);
    const known = options.map(([one]) => one);
    return isOn ? [...kept, item].sort((a, b) => known.indexOf(a) - known.indexOf(b)) : kept;
  };
  return (
    <fieldset className={styles.many}>
      <legend className={styles.legend}>{label}</legend>
      {options.map(([one, name]) => (
        <Tick
          key={one}
          name={`${path}.${one}`}
          isOn={chosen.includes(one)}
          onTurn={(isOn) => say(turned(one, isOn))}
        >
          {name}
        </Tick>
      ))}
    </fieldset>
  );
}

export function ChannelsAt({ path, label }: At) {
  const { channels } = useForm();
  return (
    <ManyAt path={path} label={label} options={channels.map(({ slug, name }) => [slug, name])} />
  );
}

export function MonthsAt({ path, label }: At) {
  const { locale } = useTexts();
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  return (
    <ManyAt
      path={path}
      label={label}
      options={months.map((one) => [one, monthName(one, locale)])}
    />
  );
}

export function WeekdaysAt({ path, label }: At) {
  const { locale } = useTexts();
  const options = WEEKDAYS.map((one): [Weekday, string] => [one, weekdayName(one, locale)]);
  return <ManyAt path={path} label={label} options={options} />;
}
