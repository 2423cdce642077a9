import { text } from "~/text";
import { cx } from "~/ui/cx";
import { Hint } from "~/ui/Hint";
import type { Sort, SortMetric } from "./columns";

/** What a list of posts is sorted by, and by what else it can be. */
export interface Sorting {
  by: Sort;
  order: "asc" | "desc";
  /** The metrics by which it can be sorted: none where posts of several platforms stand in it. */
  among: SortMetric[];
  choose: (by: Sort) => void;
}

interface Props {
  id: Sort;
  label: string;
  /** What the column holds. */
  says: string;
  sorting: Sorting | undefined;
  className?: string;
}

/** The head of a column of posts, with what it holds behind it: a button where the list can be sorted by it, again for the other way round. */
export function SortHead({ id, label, says, sorting, className }: Props) {
  const sorted = sorting?.by === id;
  const able = sorting && sorting.among.length > 0 && (id === "posted_at" || sorting.among.includes(id));
  const way = sorting?.order === "asc" ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={sorted && able ? way : undefined} className={cx("pb-2 align-bottom font-medium", className)}>
      {id === "posted_at" && !able ? (
        label
      ) : (
        <Hint
          says={says}
          className={cx("word", id !== "posted_at" && "text-right!", sorted && able && "text-ink!")}
          onClick={able ? () => sorting.choose(id) : undefined}
        >
          {id === "posted_at" && label}
          {sorted && able && (
            <span aria-hidden="true" className="mx-0.5">
              {text.posts.ways[way]}
            </span>
          )}
          {id !== "posted_at" && label}
        </Hint>
      )}
    </th>
  );
}
