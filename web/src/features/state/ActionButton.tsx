import { Link } from "@tanstack/react-router";
import type { Action } from "~/api/types";
import { ConnectButton } from "~/features/connecting/ConnectButton";
import { useOthersFigures } from "~/features/looking/creator";
import { buttonLook } from "~/ui/Button";
import { parseConnectHref } from "./href";

/** Whether the person can do it here: waiting and operators' work have no button, nor has what is somebody else's to do. */
export function useCanDo(): (action: Action) => boolean {
  const others = useOthersFigures();
  return ({ href }) => !others && (href === "/connections" || parseConnectHref(href) !== undefined);
}

/** The one thing to do, as a button; what is the operators' stands as words, and waiting needs none. */
export function ActionButton({ action, look = "plain" }: { action: Action; look?: "plain" | "strong" }) {
  const others = useOthersFigures();
  if (others) return null;
  const target = parseConnectHref(action.href);
  if (target) return <ConnectButton platform={target.platform} connection={target.connection} label={action.label} look={look} />;
  if (action.href === "/connections") {
    return (
      <Link to="/connections" className={buttonLook(look)}>
        {action.label}
      </Link>
    );
  }
  return action.kind === "operator" ? <p className="text-sm text-ink-2">{action.label}</p> : null;
}
