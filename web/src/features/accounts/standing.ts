import type { Cause, ConnectionState, Connection as Listed, Sync } from "~/api/types";
import { progress } from "~/features/state/progress";
import { moment } from "~/format/date";
import { text } from "~/text";
import { connectionStates, runWords } from "~/text/words";

/** How a connection stands right now: a dot's tone, a word, and a footnote. */
export interface Standing {
  tone: "good" | "warn" | "bad" | "none";
  busy: boolean;
  word: string;
  note: string;
}

interface Connection {
  state: ConnectionState;
  sync: Sync | null;
  last_synced_at: string | null;
  cause: Cause | null;
  last_run?: Pick<NonNullable<Listed["last_run"]>, "product" | "completed_at"> | null;
}

/** Puts a connection's standing into words: syncing and waiting come first, since they are what changes while one looks. */
export function standing({ state, sync, last_synced_at: last, last_run: run }: Connection, now: Date): Standing {
  // The figures of the account's own card are the profile's: where something else was read since, the words say what.
  const what = run && run.completed_at === last && run.product !== "profile" ? runWords.product[run.product].toLowerCase() : undefined;
  const note = last ? text.accounts.synced(moment(last, now), what) : text.accounts.never;
  const calm = state === "active" || state === "connecting";
  if (sync?.running && calm) return { tone: "good", busy: true, word: text.accounts.syncing, note: progress(sync) };
  if ((sync && calm) || state === "connecting") return { tone: "good", busy: true, word: text.accounts.waiting, note };
  return { tone: toneOf(state), busy: false, word: connectionStates[state], note };
}

const tones = {
  connecting: "good",
  active: "good",
  retrying: "warn",
  needs_reconnect: "bad",
  suspended: "bad",
  gone: "bad",
  paused: "none",
  disconnected: "none",
} as const;

/** The tone of a state; `cause` warns where a connection is synced and something is amiss all the same. */
export function toneOf(state: ConnectionState, cause?: unknown): Standing["tone"] {
  return cause && tones[state] === "good" ? "warn" : tones[state];
}
