import styles from "./Skeleton.module.css";

type Length = "short" | "middle" | "long";

/** Stands where words will be. */
export function SkeletonLine({ length = "middle" }: { length?: Length }) {
  return <span className={`${styles.line} ${styles[length]}`} aria-hidden="true" />;
}

/** Stands for some lines of text; `label` tells those who cannot see it that they wait. */
export function Skeleton({ lines, label }: { lines: number; label?: string }) {
  return (
    <div className={styles.stack} role="status" aria-busy="true">
      {label && <span className="unseen">{label}</span>}
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing tells them apart
        <SkeletonLine key={at} length={at % 3 === 0 ? "middle" : "long"} />
      ))}
    </div>
  );
}
