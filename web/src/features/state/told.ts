import type { Cause } from "~/api/types";
import { moment } from "~/format/date";
import { text } from "~/text";

/** A cause in a sentence, and for how long where that is known. */
export function told(cause: Cause, now = new Date()): string {
  return cause.until ? `${cause.message} ${text.causeUntil(moment(cause.until, now))}` : cause.message;
}
