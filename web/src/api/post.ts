import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";

/** GET /api/posts/{id}: one post and its history. */
export function postQuery(id: string) {
  return queryOptions({
    queryKey: ["analytics", "post", id],
    queryFn: () => answer(api.GET("/api/posts/{id}", { params: { path: { id } } })),
  });
}
