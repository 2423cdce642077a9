import { answer, api } from "./client";
import { expectSync } from "./live";
import { reloadAnalytics } from "./query";

/** POST /api/connections/{id}/sync: asks for a reading now. Refused with "too_many" if one was asked for lately. */
export async function syncNow(id: string): Promise<void> {
  await answer(api.POST("/api/connections/{id}/sync", { params: { path: { id } } }));
  expectSync();
  await reloadAnalytics();
}
