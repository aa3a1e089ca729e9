import type { HonestyQuery } from "../../../api/generated/honesty";

type Honesty = HonestyQuery["honesty"];
type Rule = Honesty["rules"][number];

/** A rule as staff write it: numbers as they type them, words one a line. */
export interface RuleDraft {
  rule: Rule["rule"];
  enabled: boolean;
  points: string;
  numbers: Record<string, string>;
  words: Record<string, string>;
}

export interface HonestyDraft {
  hold: string;
  refuse: string;
  rules: RuleDraft[];
}

export function draftOf({ hold, refuse, rules }: Honesty): HonestyDraft {
  return {
    hold: String(hold),
    refuse: String(refuse),
    rules: rules.map(({ rule, enabled, points, numbers, words }) => ({
      rule,
      enabled,
      points: String(points),
      numbers: mapped(numbers as Record<string, number>, String),
      words: mapped(words as Record<string, string[]>, (list) => list.join("\n")),
    })),
  };
}

/** What the app is told: only rules that differ from how they stood, and those said before. */
export function saidOf(draft: HonestyDraft, saved: HonestyDraft, before: Said): Said {
  const rules = { ...before.rules };
  for (const [at, rule] of draft.rules.entries()) {
    if (JSON.stringify(rule) === JSON.stringify(saved.rules[at])) continue;
    rules[rule.rule.toLowerCase()] = {
      enabled: rule.enabled,
      points: Number(rule.points),
      numbers: mapped(rule.numbers, Number),
      words: mapped(rule.words, (text) => text.split(/[\s,;]+/).filter(Boolean)),
    };
  }
  return { hold: Number(draft.hold), refuse: Number(draft.refuse), rules };
}

export interface Said {
  hold?: number;
  refuse?: number;
  rules?: Record<string, unknown>;
}

function mapped<From, To>(all: Record<string, From>, to: (one: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, to(one)]));
}
