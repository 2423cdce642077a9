import { connectErrorOther, connectErrors } from "~/text/words";

/** How a sign-in at a platform ended, as the landing address says it. */
export type Outcome = { platform: string; ok: true; connection: string } | { platform: string; ok: false; code: string };

const SUCCESS = "_connected";

/** Reads the landing address (?success=…&connection=… or ?error=…); undefined if it says nothing of a sign-in. */
export function readOutcome(search: string): Outcome | undefined {
  const query = new URLSearchParams(search);
  const success = query.get("success");
  if (success?.endsWith(SUCCESS)) {
    return { platform: success.slice(0, -SUCCESS.length), ok: true, connection: query.get("connection") ?? "" };
  }
  const error = query.get("error");
  if (!error) return undefined;
  const code = Object.keys(connectErrors).find((known) => error.endsWith(`_${known}`));
  if (code) return { platform: error.slice(0, -code.length - 1), ok: false, code };
  const cut = error.indexOf("_");
  return { platform: cut < 0 ? error : error.slice(0, cut), ok: false, code: cut < 0 ? "" : error.slice(cut + 1) };
}

/** Takes what the landing added out of an address, and leaves the rest. */
export function withoutOutcome(search: string): string {
  const query = new URLSearchParams(search);
  for (const key of ["success", "error", "connection"]) query.delete(key);
  const rest = query.toString();
  return rest ? `?${rest}` : "";
}

/** The sentence for a sign-in that did not end in a connection. */
export function errorWords(code: string, platformName: string): string {
  return (connectErrors[code] ?? connectErrorOther).replaceAll("{name}", platformName);
}
