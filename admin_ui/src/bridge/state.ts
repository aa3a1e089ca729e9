/** greeting: nothing heard yet. silent: nothing came. without-right: staff may not see this. */
export type Standing = "greeting" | "open" | "silent" | "without-right";

/** What the Dashboard has told so far; locale is null until it does. */
export interface Told {
  readonly standing: Standing;
  readonly theme: "light" | "dark";
  readonly locale: string | null;
  readonly token: string;
}

/** What was told last, and whoever wants to hear of changes. */
export class DashboardState {
  #told: Told;
  readonly #listeners = new Set<() => void>();

  constructor(first: Told) {
    this.#told = first;
  }

  readonly told = (): Told => this.#told;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(news: Partial<Told>): void {
    this.#told = { ...this.#told, ...news };
    for (const listener of this.#listeners) listener();
  }

  /** The first answer that is not null, now or later; null if none comes in time. */
  until<Answer>(ask: (told: Told) => Answer | null, patience: number): Promise<Answer | null> {
    return new Promise((resolve) => {
      const look = () => {
        const answer = ask(this.#told);
        if (answer !== null) settle(answer);
      };
      const stop = this.subscribe(look);
      const timer = setTimeout(() => settle(null), patience);
      const settle = (answer: Answer | null) => {
        clearTimeout(timer);
        stop();
        resolve(answer);
      };
      look();
    });
  }
}
