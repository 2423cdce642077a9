import type { Run } from "~/api/types";
import { duration, exact } from "~/format/number";
import { connectionsText } from "~/text/connections";

type Told = Pick<Run, "items" | "calls" | "duration_ms">;

/** What a run brought, and how often it asked. */
export const counts = (run: Told) => `${connectionsText.items(exact(run.items))}, ${connectionsText.calls(exact(run.calls))}`;

/** How long a run took; nothing of one that has not ended. */
export const took = ({ duration_ms: ms }: Told) => (ms === null ? "" : duration(ms / 1000));
