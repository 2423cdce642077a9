import type { Run } from "~/api/types";
import { duration } from "~/format/number";
import { connectionsText } from "~/text/connections";

type Told = Pick<Run, "items" | "calls" | "duration_ms">;

/** What a run brought, and how often it asked. */
export const counts = (run: Told) => `${connectionsText.items(run.items)}, ${connectionsText.calls(run.calls)}`;

/** How long a run took; nothing of one that has not ended. */
export const took = ({ duration_ms: ms }: Told) => (ms === null ? "" : duration(ms / 1000));
