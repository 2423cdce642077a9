import type { ReactNode } from "react";
import { Button } from "./Button";
import { Panel } from "./Panel";
import { Pending } from "./Pending";

interface Props<Row> {
  /** A query of pages of rows, as the query library has it. */
  query: { isError: boolean; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  rows: Row[] | undefined;
  /** What is said of a list that could not be read, of an empty one, and on the button for what comes next. */
  says: { failed: string; none: string; more: string };
  children: (rows: Row[]) => ReactNode;
}

/** A list that comes in pages, in each of its states. */
export function RowPages<Row>({ query, rows, says, children }: Props<Row>) {
  return (
    <Panel>
      {query.isError && !rows && <p role="alert">{says.failed}</p>}
      {!rows && !query.isError && <Pending className="h-96" />}
      {rows?.length === 0 && <p className="text-sm text-ink-2">{says.none}</p>}
      {rows && rows.length > 0 && children(rows)}
      {query.hasNextPage && (
        <Button className="mt-3" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {says.more}
        </Button>
      )}
    </Panel>
  );
}
