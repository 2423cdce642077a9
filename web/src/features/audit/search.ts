import type { AuditFilter } from "~/api/audit";
import { isDay } from "~/format/date";

/** Takes from an address what it understands of a choice of acts, and drops the rest. */
export function readAuditSearch(raw: Record<string, unknown>): AuditFilter {
  const word = (key: string, understood: (value: string) => boolean) => {
    const value = raw[key];
    return typeof value === "string" && understood(value) ? { [key]: value } : {};
  };
  return {
    ...word("act", (act) => /^[a-z_]{1,40}$/.test(act)),
    ...word("person", (id) => /^[0-9a-f-]{36}$/i.test(id)),
    ...word("from", isDay),
    ...word("to", isDay),
  };
}
