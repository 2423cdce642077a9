import type { DataState as State } from "~/api/types";
import { stateText } from "~/text/states";

/** How loudly a state speaks. */
export type Tone = "calm" | "warn" | "bad";

interface Face {
  tone: Tone;
  /** The heading, with the name of what it is about. */
  title: (resource: string) => string;
  /** What is said where the server gives no cause. */
  lead: string;
}

/** Each state's own face. "ready" has none: the data speaks. */
export const faces: Record<Exclude<State, "ready">, Face> = {
  error: { tone: "bad", ...stateText.error },
  action_needed: { tone: "warn", ...stateText.action_needed },
  blocked: { tone: "calm", ...stateText.blocked },
  never_synced: { tone: "calm", ...stateText.never_synced },
  stale: { tone: "warn", ...stateText.stale },
  partial: { tone: "calm", ...stateText.partial },
  settling: { tone: "calm", ...stateText.settling },
  empty: { tone: "calm", ...stateText.empty },
};
