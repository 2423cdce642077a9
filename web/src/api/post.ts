import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { View } from "./view";

/** GET /api/posts/{id}: one post and its history; one's own, or of a creator who shares it. */
export function postQuery(id: string, view: View) {
  return queryOptions({
    queryKey: ["analytics", "post", id, view],
    queryFn: () => answer(api.GET("/api/posts/{id}", { params: { path: { id }, query: view } })),
  });
}
