import type { UseQueryResult } from "@tanstack/react-query";
import { ApiError } from "~/api/error";
import type { Envelope } from "~/api/types";
import type { DataStateProps } from "./DataState";

/**
 * What a query's answer means for [DataState]. A failed refetch does not hide what was loaded before; a query that never
 * succeeded is an error of ours, unless what was asked for was refused: then the answer says why, and asking again brings nothing.
 */
export function stateOf(
  query: UseQueryResult<Envelope<unknown>>,
): Pick<DataStateProps, "state" | "causes" | "action" | "sync" | "message" | "onRetry"> {
  const { data } = query;
  const onRetry = () => void query.refetch();
  if (!data && query.error instanceof ApiError && [400, 422].includes(query.error.status))
    return { state: "error", message: query.error.message };
  if (!data) return { state: query.isError ? "error" : "loading", onRetry };
  const { running, done, total } = data.meta.sync;
  return {
    state: data.state,
    causes: data.meta.causes,
    action: data.meta.action,
    sync: running ? { done, total } : undefined,
    onRetry,
  };
}
