import type { Connection } from "~/api/types";

type Named = Pick<Connection, "id" | "platform" | "handle">;

/** The accounts among which there is a choice: those of a platform, or of all; none where no platform has two, for then the platform says it. */
export function accountsOf<A extends Named>(platform: string | undefined, accounts: A[]): A[] {
  const platforms = accounts.map((account) => account.platform);
  if (new Set(platforms).size === platforms.length) return [];
  return accounts.filter((account) => !platform || account.platform === platform);
}
