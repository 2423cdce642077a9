import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { cache } from "./query";

const key = ["analytics", "notices"]; // a connection that works again ends what was said of it

/** GET /api/notices: what the person is told once about connections, and has not seen. */
export const noticesQuery = queryOptions({
  queryKey: key,
  queryFn: async () => (await answer(api.GET("/api/notices"))).notices,
});

/** POST /api/notices/{id}/seen: it is not shown again. */
export async function seeNotice(id: string): Promise<void> {
  await answer(api.POST("/api/notices/{id}/seen", { params: { path: { id } } }));
  await cache.invalidateQueries({ queryKey: key });
}
