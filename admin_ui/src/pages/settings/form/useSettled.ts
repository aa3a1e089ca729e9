import { useEffect, useState } from "react";

const PAUSE_MS = 400;

/** The same, once staff pause: what is asked for at each letter would be asked for too often. */
export function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value);
  const written = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(JSON.parse(written)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  return settled;
}
