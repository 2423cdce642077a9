import { type OverDays, readOverDays } from "~/features/range/range";
import { text } from "~/text";

type RosterMetric = keyof typeof text.roster.metrics;

/** The roster's comparison as it stands in the address. */
export type RosterSearch = OverDays<RosterMetric>;

/** Takes from an address what it understands, and drops the rest. */
export const readRosterSearch = (raw: Record<string, unknown>): RosterSearch => readOverDays(raw, isMetric);

const isMetric = (id: string): id is RosterMetric => Object.hasOwn(text.roster.metrics, id);
