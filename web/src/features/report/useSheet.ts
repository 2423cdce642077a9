import { notifyManager, type Query, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";

/** How far a sheet is: a part that was never loaded, or could not be, must not be printed as if it were all. */
export type Sheet = "loading" | "failed" | "whole";

/** How long nothing may be missing before the sheet counts as whole: the parts that have just come may ask for more. */
const QUIET = 250;

/** What the frame of the page asks for: connections, or the roster where somebody else's figures are looked at. */
const frame = ["connections", "roster"];

/** What stands on the sheet: everything that is asked for now but what the frame asks for, and the code of its charts. */
function asked(query: Query): boolean {
  const [of, what] = query.queryKey;
  return query.isActive() && ["analytics", "metrics", "charts"].includes(String(of)) && !frame.includes(String(what));
}

const failed = (query: Query) => asked(query) && query.state.data === undefined && query.state.status === "error";

/** Watches what the sheet is made of. Reading again in the background does not unmake it. */
export function useSheet(): { sheet: Sheet; again: () => void } {
  const client = useQueryClient();
  useQuery({ queryKey: ["charts"], queryFn: () => import("~/charts/TrendChart").then(() => true), staleTime: Number.POSITIVE_INFINITY });
  const now = useSyncExternalStore(
    useCallback((changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)), [client]),
    (): Sheet => {
      const missing = client.getQueryCache().findAll({ predicate: (query) => asked(query) && query.state.data === undefined });
      if (missing.length === 0) return "whole";
      return missing.some((query) => query.state.status === "pending") ? "loading" : "failed";
    },
  );
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (now !== "whole") return setQuiet(false);
    const timer = setTimeout(() => setQuiet(true), QUIET);
    return () => clearTimeout(timer);
  }, [now]);
  return {
    sheet: now === "whole" && !quiet ? "loading" : now,
    again: () => void client.refetchQueries({ predicate: failed }),
  };
}
