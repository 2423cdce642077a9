import type { ConnectionState } from "~/api/types";

/** Whether a connection is read in this state. In any other, reading now would be refused: its creator has to reconnect, or it is at an end. */
export const syncs = (state: ConnectionState) => state === "connecting" || state === "active" || state === "retrying";
