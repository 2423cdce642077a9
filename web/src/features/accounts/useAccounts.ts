import { useQuery } from "@tanstack/react-query";
import { connectionsQuery, sharedConnectionsQuery } from "~/api/connections";
import type { Connection } from "~/api/types";
import { useCreator } from "~/features/looking/creator";

/** The accounts whose figures are shown: one's own, or those that a creator shares. None while they are not known. */
export function useAccounts(): Connection[] {
  const creator = useCreator();
  const own = useQuery({ ...connectionsQuery, enabled: !creator });
  const shared = useQuery({ ...sharedConnectionsQuery(creator ?? ""), enabled: !!creator });
  return ((creator ? shared : own).data?.data.connections ?? []).filter(({ state }) => state !== "disconnected");
}
