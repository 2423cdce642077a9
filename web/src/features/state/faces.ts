import type { DataState as State } from "~/api/types";

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
  error: { tone: "bad", title: (r) => `The ${r} could not be loaded`, lead: "Something went wrong on our side. What was stored is safe." },
  action_needed: {
    tone: "warn",
    title: (r) => `Something must be done before the ${r} go on`,
    lead: "Reconnect the account; its history is kept.",
  },
  blocked: { tone: "calm", title: (r) => `The ${r} are not shown`, lead: "A platform's terms do not allow it here." },
  never_synced: { tone: "calm", title: () => "First numbers are on the way", lead: "They appear here as they come; you need not wait." },
  stale: { tone: "warn", title: (r) => `The ${r} are older than promised`, lead: "A reading is late." },
  partial: { tone: "calm", title: (r) => `Some of the ${r} are missing`, lead: "What is missing says why in its place." },
  settling: { tone: "calm", title: () => "The newest figures may still change", lead: "The platform is still counting." },
  empty: { tone: "calm", title: (r) => `No ${r} yet`, lead: "Nothing is there to show." },
};
