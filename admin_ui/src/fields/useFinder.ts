import { type KeyboardEvent, useRef, useState } from "react";
import { CLOSED, moved, type Spot } from "./choosing";
import type { Option } from "./FinderList";

interface Props {
  typed: string;
  onType: (text: string) => void;
  /** What the words find; undefined while that is not known. */
  options: readonly Option[] | undefined;
  onOpen: (isOpen: boolean) => void;
  onPick: (id: string) => void;
  /** Whoever goes on has written something and picked nothing. */
  onLeave: () => void;
}

/** What is done in a box that finds: the list opens and closes, and keys lead through it. */
export function useFinder({ typed, onType, options = [], onOpen, onPick, onLeave }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [spot, setSpot] = useState<Spot>(CLOSED);
  const [done, setDone] = useState<string | null>(null);
  const { isOpen } = spot;
  // Fewer may be found than there were.
  const at = Math.min(spot.at, options.length - 1);
  const active = isOpen ? options[at] : undefined;

  const go = (to: Spot) => {
    setSpot(to);
    if (to.isOpen !== isOpen) onOpen(to.isOpen);
  };
  const type = (text: string) => {
    setDone(null);
    onType(text);
    go({ isOpen: true, at: 0 });
  };
  const pick = (one: Option) => {
    onPick(one.id);
    // The next letter begins another search; the next arrow goes on in this one.
    setDone(typed);
    box.current?.select();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = moved({ isOpen, at }, event.key, options.length);
    if (to) go(to);
    // The form is not sent by somebody who looks for something.
    else if (event.key === "Enter" && (isOpen || typed !== "")) active && pick(active);
    else if (event.key === "Escape" && typed !== "") onType("");
    else return;
    event.preventDefault();
  };
  const leave = () => {
    go(CLOSED);
    // What is left of what was written is still to be picked, or taken.
    if (done === typed) onType("");
    else if (typed !== "") onLeave();
  };
  const open = () => isOpen || go({ isOpen: true, at: -1 });
  return { box, isOpen, active, type, pick, press, leave, open };
}
