import type { ReactNode } from "react";
import { SkeletonLine } from "./Skeleton";
import styles from "./Table.module.css";

interface TableProps {
  /** What the rows are, for those who cannot see the page around them. */
  label: string;
  heads: readonly ReactNode[];
  /** The rows are those of before, and new ones are on their way. */
  isBusy?: boolean;
  children: ReactNode;
}

/** A list that is read across. On a phone, where its rows are cards, the roles keep it a table. */
export function Table({ label, heads, isBusy = false, children }: TableProps) {
  return (
    <div className={styles.frame}>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: `display: block` takes them away */}
      <table
        role="table"
        aria-label={label}
        aria-busy={isBusy}
        className={`${styles.table} ${isBusy ? styles.busy : ""}`}
      >
        <thead role="rowgroup" className={styles.heads}>
          <tr role="row">
            {heads.map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never change their places
              <th key={at} role="columnheader" scope="col" className={styles.head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className={styles.body}>
          {children}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as above */}
    </div>
  );
}

/** `id`: of what the row shows, by which keys find the row that has the focus. */
export function Row({ id, children }: { id?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <tr role="row" className={styles.row} data-row={id}>
      {children}
    </tr>
  );
}

interface CellProps {
  /** Its column's name: shown beside it on a phone. */
  head: string;
  /** The link in this cell is where the whole row leads. */
  opens?: boolean;
  children: ReactNode;
}

export function Cell({ head, opens = false, children }: CellProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <td role="cell" data-head={head} className={`${styles.cell} ${opens ? styles.opens : ""}`}>
      {children}
    </td>
  );
}

/** Rows that stand where others will be. */
export function SkeletonRows({ rows, heads }: { rows: number; heads: readonly string[] }) {
  return Array.from({ length: rows }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing tells them apart
    <Row key={at}>
      {heads.map((head) => (
        <Cell key={head} head={head}>
          <SkeletonLine length={at % 2 ? "short" : "middle"} />
        </Cell>
      ))}
    </Row>
  ));
}
