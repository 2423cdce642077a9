import type { UseQueryResult } from "@tanstack/react-query";
import { ApiError } from "~/api/error";
import type { Envelope } from "~/api/types";
import { moment } from "~/format/date";
import { text } from "~/text";
import type { DataStateProps } from "./DataState";

/**
 * What a query's answer means for [DataState]. What could not be read again stays, and says of when it is; a query that never
 * succeeded is an error of ours, unless what was asked for was refused: then the answer says why, and asking again brings nothing.
 * There is a way to try again exactly where that is of use.
 */
export function stateOf(
  query: UseQueryResult<Envelope<unknown>>,
): Pick<DataStateProps, "state" | "causes" | "action" | "sync" | "message" | "onRetry"> {
  const { data } = query;
  const onRetry = () => void query.refetch();
  if (!data && query.error instanceof ApiError && [400, 422].includes(query.error.status))
    return { state: "error", message: query.error.message };
  if (!data) return { state: query.isError ? "error" : "loading", onRetry };
  if (query.isError) return { state: "stale", message: text.old(moment(new Date(query.dataUpdatedAt).toISOString(), new Date())), onRetry };
  const { running, done, total } = data.meta.sync;
  return {
    state: data.state,
    causes: data.meta.causes,
    action: data.meta.action,
    sync: running ? { done, total } : undefined,
  };
}

/**
 * The server's clock at this moment: when it answered, and what has gone by here since, for an answer that stays is not always as young as
 * it was. What was known on an earlier day stays as old as it was then, and an answer that stands in for the next has no age of its own.
 */
export function nowOf({ data, dataUpdatedAt }: Pick<UseQueryResult<Envelope<unknown>>, "data" | "dataUpdatedAt">, asOf?: string): Date {
  if (!data) return new Date();
  return new Date(Date.parse(data.meta.generated_at) + (asOf || dataUpdatedAt === 0 ? 0 : Date.now() - dataUpdatedAt));
}
