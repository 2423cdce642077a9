import type { Action } from "~/api/types";
import { ConnectButton } from "~/features/connecting/ConnectButton";
import { parseConnectHref } from "./href";

/** The one thing to do. Waiting and operators' work have no button: their words are enough. */
export function ActionButton({ action, look = "plain" }: { action: Action; look?: "plain" | "strong" }) {
  const target = parseConnectHref(action.href);
  if (!target) return action.kind === "operator" ? <p className="text-sm text-ink-2">{action.label}</p> : null;
  return <ConnectButton platform={target.platform} connection={target.connection} label={action.label} look={look} />;
}
