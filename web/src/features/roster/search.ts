import { type OverDays, readOverDays } from "~/features/range/range";
import { text } from "~/text";

/** The roster's comparison as it stands in the address. */
export type RosterSearch = OverDays<keyof typeof text.roster.metrics>;

/** Takes from an address what it understands, and drops the rest. */
export const readRosterSearch = (raw: Record<string, unknown>): RosterSearch => readOverDays(raw, text.roster.metrics);
