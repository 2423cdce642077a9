import { text } from "~/text";

/**
 * A refused or failed call: the HTTP status (0 if nothing answered), and the stable code of its problem document. Its message is for
 * readers: what the server said of the failure, or what to do where it said nothing.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail = "",
    /** Seconds to wait, where the server named them. */
    readonly retryAfter?: number,
  ) {
    super(detail || (status === 0 ? text.failure.unreachable : text.failure.other));
  }

  /** Reads a problem document. Anything else (a proxy's page, an empty body) becomes the code "internal". */
  static from(response: Response, body: unknown): ApiError {
    const problem = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
    const code = typeof problem.code === "string" ? problem.code : "internal";
    const detail = typeof problem.detail === "string" ? problem.detail : "";
    const wait = Number(response.headers.get("Retry-After"));
    return new ApiError(response.status, code, detail, wait > 0 ? wait : undefined);
  }
}

/** What the server said of a failure, for its reader; otherwise, where it said nothing: no code and no browser's message is for readers. */
export function saidBy(error: Error, otherwise: string): string {
  return (error instanceof ApiError && error.detail) || otherwise;
}
