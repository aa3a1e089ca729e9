import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef } from "react";
import { useToast } from "../parts/Toasts";
import { type Done, useUndo } from "./useUndo";

interface LastDone {
  /** Say what was done; it can be taken back from the toast, and by `undo` after that. */
  did: (text: string, done: Done) => void;
  /** Takes back what was done last, if anything was. */
  undo: () => void;
}

const Around = createContext<LastDone>({ did: () => undefined, undo: () => undefined });

/** Only below a LastDoneProvider. */
export const useLastDone = () => useContext(Around);

/** What staff have done last, on whichever of the pages below. */
export function LastDoneProvider({ children }: { children: ReactNode }) {
  const show = useToast();
  const takeBack = useUndo();
  const last = useRef<Done | null>(null);
  const undo = useCallback(() => {
    if (last.current) takeBack(last.current);
    last.current = null;
  }, [takeBack]);
  const did = useCallback(
    (text: string, done: Done) => {
      last.current = done;
      show({ text, undo });
    },
    [show, undo],
  );
  const value = useMemo(() => ({ did, undo }), [did, undo]);
  return <Around.Provider value={value}>{children}</Around.Provider>;
}
