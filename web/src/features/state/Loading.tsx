import type { ReactNode } from "react";
import { stateText } from "~/text/states";
import { Pending } from "~/ui/Pending";

interface Props {
  /** What is loading, in words. */
  resource: string;
  compact: boolean;
  /** A skeleton of the size of the data; lines of text otherwise. */
  skeleton?: ReactNode;
}

/** The face of what has not arrived yet. */
export function Loading({ resource, compact, skeleton }: Props) {
  return (
    <div role="status" aria-label={stateText.loading(resource)} data-state="loading">
      {skeleton ?? (
        <div className="grid gap-3 py-1">
          <Pending className="h-4 w-2/5" />
          {!compact && <Pending className="h-4 w-4/5" />}
          {!compact && <Pending className="h-4 w-3/5" />}
        </div>
      )}
    </div>
  );
}
