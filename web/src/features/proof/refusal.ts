import { ApiError } from "~/api/error";

/** Why a password was not taken, in the words of the place that asked for it. */
export function refusal(error: Error, words: { wrong: string; tooMany: string }): string {
  const code = error instanceof ApiError ? error.code : "";
  return { wrong_credentials: words.wrong, too_many: words.tooMany }[code] ?? error.message;
}
