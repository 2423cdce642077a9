import { readView } from "~/features/looking/view";
import { type Range, readRange } from "~/features/range/range";

/** What Export is asked for in its address: a range, and perhaps one account only, or figures as they were known on a day. */
export interface ExportSearch extends Partial<Range> {
  connection?: string;
  as_of?: string | undefined;
}

/** Takes from an address what it understands, and drops the rest. */
export function readExportSearch(raw: Record<string, unknown>): ExportSearch {
  const { connection } = raw;
  const { as_of } = readView(raw);
  const search: ExportSearch = readRange(raw);
  if (typeof connection === "string" && /^[0-9a-f-]{36}$/i.test(connection)) search.connection = connection;
  if (as_of) search.as_of = as_of;
  return search;
}
