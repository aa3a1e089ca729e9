import type { TextKey } from "../../../texts/rooms";
import { at } from "./path";
import type { ProgramPromise } from "./promise";

/** What the app says of a place in a promise, in English. */
export interface Problem {
  path: string;
  message: string;
}

/** The same at the field that mends it, and in words of ours where there are some. */
export interface Placed extends Problem {
  key?: TextKey;
  values?: Record<string, string | number>;
}

interface Known {
  says: RegExp;
  key: TextKey;
  /** Of the fields that it may mean, by their names below the path, the first that is there. */
  fields?: readonly string[];
}

const SUMS = ["amounts", "budget", "caps", "minimum", "money", "min_spent"];

const KNOWN: readonly Known[] = [
  { says: /^An amount is needed/, key: "wrong.amounts", fields: SUMS },
  { says: /^An amount is above 0/, key: "wrong.amount", fields: SUMS },
  { says: /has \d digits behind the point/, key: "wrong.digits", fields: SUMS },
  { says: /^A percentage is above 0/, key: "wrong.percent", fields: ["percent"] },
  { says: /^A program has a name/, key: "wrong.name", fields: ["name"] },
  { says: /^At least one offer has a weight/, key: "wrong.weight", fields: ["offers"] },
  { says: /^Each offer has a name/, key: "wrong.offers", fields: ["offers"] },
  { says: /^Points need a rule/, key: "wrong.points", fields: ["points"] },
  { says: /^A free product needs/, key: "wrong.product", fields: ["products"] },
  { says: /^A donation needs/, key: "wrong.cause", fields: ["cause"] },
  { says: /^A flag is written/, key: "wrong.flag", fields: ["flag"] },
  { says: /^A custom reward needs/, key: "wrong.custom", fields: ["name"] },
  { says: /^Repeat says for how many/, key: "wrong.repeat" },
  { says: /^Repeat says which reward/, key: "wrong.repeated", fields: ["repeat"] },
  { says: /^Each milestone has a number/, key: "wrong.milestones", fields: ["milestones"] },
  { says: /^A limit is a count/, key: "wrong.cap" },
  { says: /^A window names months/, key: "wrong.window" },
  { says: /^(Months are|Days of the month are)/, key: "wrong.window" },
  { says: /^A program starts before/, key: "wrong.schedule", fields: ["ends_at"] },
  { says: /^Countries are written/, key: "wrong.countries", fields: ["countries"] },
  { says: /^Unexpected keyword/, key: "wrong.file.unknown" },
  { says: /^A program's file has at most 256 KB/, key: "wrong.file.large" },
  { says: /^Write it out each time/, key: "wrong.file.names" },
  { says: /^Write the value alone/, key: "wrong.file.tag" },
  { says: / is here twice$/, key: "wrong.file.twice" },
  { says: /^Write it as one object/, key: "wrong.file.object" },
  { says: /^(Field required|Input should be a valid string)/, key: "wrong.needed" },
  { says: /^(Input should be a valid integer|Decimal input should)/, key: "wrong.number" },
];

const WHOLE = /^(\w+) is a whole number from (-?\d+) to (-?\d+)\.$/;

/** Where a problem is to be shown, and how. Of a part as a whole it is moved to the field meant. */
export function placed({ path, message }: Problem, promise: ProgramPromise): Placed {
  const part = path === "program" ? "" : path;
  const whole = message.match(WHOLE);
  if (whole) {
    const [, name = "", least = "", most = ""] = whole;
    return { path: below(part, name), message, key: "wrong.whole", values: { least, most } };
  }
  const known = KNOWN.find(({ says }) => says.test(message));
  if (!known) return { path: part, message };
  const names = known.fields ?? [];
  const name = names.find((one) => at(promise, below(part, one)) !== undefined) ?? names[0];
  const isThere = name === undefined || part.split(".").at(-1) === name;
  return { path: isThere ? part : below(part, name), message, key: known.key };
}

function below(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
