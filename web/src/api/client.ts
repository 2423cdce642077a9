import createClient from "openapi-fetch";
import { ApiError } from "./error";
import type { paths } from "./schema.gen";

/** The typed client. Acts carry X-Candor, which no foreign page can send; the session cookie does the rest. */
export const api = createClient<paths>({ baseUrl: "/", headers: { Accept: "application/json" } });

api.use({
  onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("X-Candor", "1");
    return request;
  },
});

/** Awaits a call and returns its body, or throws an [ApiError] with the problem document's code. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let result: Awaited<typeof call>;
  try {
    result = await call;
  } catch {
    throw new ApiError(0, "unreachable");
  }
  if (!result.response.ok) throw ApiError.from(result.response, result.error);
  return result.data as T;
}
