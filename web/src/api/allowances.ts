import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { platformsQuery } from "./platforms";
import { cache } from "./query";
import type { components } from "./schema.gen";

export type Allowance = components["schemas"]["Allowance"];

/** GET /api/admin/allowances: what platforms allowed this installation beyond their terms. Administrators only. */
export const allowancesQuery = queryOptions({
  queryKey: ["admin", "allowances"],
  queryFn: () => answer(api.GET("/api/admin/allowances")).then((body) => body.allowances),
});

async function reload(): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: allowancesQuery.queryKey }),
    cache.invalidateQueries({ queryKey: platformsQuery.queryKey }),
  ]);
}

/** PUT /api/admin/platforms/{platform}/derived-figures: records an acceptance. Needs a fresh password. */
export async function allowDerived(platform: string, body: { reference: string; scope: string; allowed_on: string }): Promise<void> {
  await answer(api.PUT("/api/admin/platforms/{platform}/derived-figures", { params: { path: { platform } }, body }));
  await reload();
}

/** DELETE /api/admin/platforms/{platform}/derived-figures: ends what was recorded. */
export async function withdrawDerived(platform: string): Promise<void> {
  await answer(api.DELETE("/api/admin/platforms/{platform}/derived-figures", { params: { path: { platform } } }));
  await reload();
}
