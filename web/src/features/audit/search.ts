import type { AuditFilter } from "~/api/audit";

/** Takes from an address what it understands of a choice of acts, and drops the rest. */
export function readAuditSearch(raw: Record<string, unknown>): AuditFilter {
  const word = (key: string, pattern: RegExp) => {
    const value = raw[key];
    return typeof value === "string" && pattern.test(value) ? { [key]: value } : {};
  };
  const day = /^\d{4}-\d{2}-\d{2}$/;
  return { ...word("act", /^[a-z_]{1,40}$/), ...word("person", /^[0-9a-f-]{36}$/i), ...word("from", day), ...word("to", day) };
}
