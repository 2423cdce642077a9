import type { ReactNode } from "react";
import { Awaited } from "./Awaited";
import { Button } from "./Button";
import { Panel } from "./Panel";

interface Props<Row> {
  /** A query of pages of rows, as the query library has it. */
  query: {
    data: unknown;
    isError: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    dataUpdatedAt: number;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  rows: Row[] | undefined;
  /** What is said of an empty list, and on the button for what comes next. */
  says: { none: string; more: string };
  children: (rows: Row[]) => ReactNode;
}

/** A list that comes in pages, in each of its states. One that could not be read again stays, and says of when it is. */
export function RowPages<Row>({ query, rows, says, children }: Props<Row>) {
  return (
    <Panel>
      <Awaited query={query} className="h-96" />
      {rows?.length === 0 && <p className="text-sm text-ink-2">{says.none}</p>}
      {rows && rows.length > 0 && children(rows)}
      {query.hasNextPage && (
        <Button
          className="mt-3"
          aria-disabled={query.isFetchingNextPage} // and not disabled: the focus stays on it
          onClick={() => !query.isFetchingNextPage && void query.fetchNextPage()}
        >
          {says.more}
        </Button>
      )}
    </Panel>
  );
}
