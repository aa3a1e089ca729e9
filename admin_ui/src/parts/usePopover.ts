import { useEffect, useRef } from "react";

const GAP_PX = 4;
const EDGE_PX = 16;

/** A box that opens below its mark, and inside the frame: hang `mark` and `box` on both. */
export function usePopover<Mark extends HTMLElement>() {
  const mark = useRef<Mark>(null);
  const box = useRef<HTMLDivElement>(null);

  // React listens for this event on <details> only.
  useEffect(() => {
    const opened = box.current;
    const onToggle = () => mark.current && opened && place(opened, mark.current);
    opened?.addEventListener("toggle", onToggle);
    return () => opened?.removeEventListener("toggle", onToggle);
  }, []);
  return { mark, box };
}

function place(box: HTMLElement, mark: HTMLElement) {
  const at = mark.getBoundingClientRect();
  const most = document.documentElement.clientWidth - box.offsetWidth - EDGE_PX;
  box.style.margin = "0";
  box.style.top = `${at.bottom + GAP_PX}px`;
  box.style.left = `${Math.max(EDGE_PX, Math.min(at.left, most))}px`;
}
