import { useState } from "react";

/** What staff have written and not saved; as long as they have written nothing, what is saved. */
export function useDraft<Value extends object>(saved: Value) {
  const [written, write] = useState<Value | null>(null);
  const draft = written ?? saved;
  return {
    draft,
    isChanged: written !== null && JSON.stringify(written) !== JSON.stringify(saved),
    set: (part: Partial<Value>) => write({ ...draft, ...part }),
    forget: () => write(null),
  };
}
