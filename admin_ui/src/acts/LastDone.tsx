import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef } from "react";
import { useToast } from "../parts/Toasts";
import { type Done, useUndo } from "./useUndo";

interface LastDone {
  /**
   * Say what was done; it can be taken back from the toast, and by `undo` after that. What the
   * audit log knows is found there; else the function takes it back.
   */
  did: (text: string, done: Done | (() => void)) => void;
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
  const last = useRef<Done | (() => void) | null>(null);
  const undo = useCallback(() => {
    const done = last.current;
    last.current = null;
    if (typeof done === "function") done();
    else if (done) takeBack(done);
  }, [takeBack]);
  const did = useCallback(
    (text: string, done: Done | (() => void)) => {
      last.current = done;
      show({ text, undo });
    },
    [show, undo],
  );
  const value = useMemo(() => ({ did, undo }), [did, undo]);
  return <Around.Provider value={value}>{children}</Around.Provider>;
}
