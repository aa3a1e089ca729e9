import { type RefObject, useEffect, useRef, useState } from "react";

const UNKNOWN = 320;

/** How wide an element is now, for what is drawn in it. */
export function useWidth(): [RefObject<HTMLDivElement>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, say] = useState(UNKNOWN);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([seen]) => seen && say(seen.contentRect.width));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}
