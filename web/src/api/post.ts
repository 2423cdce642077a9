import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";

/** GET /api/posts/{id}: one post and its history; one's own, or of a creator who shares it. */
export function postQuery(id: string, creator?: string) {
  return queryOptions({
    queryKey: ["analytics", "post", id, creator ?? ""],
    queryFn: () => answer(api.GET("/api/posts/{id}", { params: { path: { id }, query: { creator } } })),
  });
}
