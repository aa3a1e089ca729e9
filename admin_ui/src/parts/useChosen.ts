import { useState } from "react";

/** Which of these are chosen; what is not there any more is not chosen either. */
export function useChosen(ids: readonly string[]) {
  const [said, say] = useState<readonly string[]>([]);
  const chosen = said.filter((id) => ids.includes(id));
  return {
    chosen,
    choose: (id: string) =>
      say(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]),
    chooseAll: (isChosen: boolean) => say(isChosen ? ids : []),
  };
}
