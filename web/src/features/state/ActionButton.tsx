import { Link } from "@tanstack/react-router";
import type { Action } from "~/api/types";
import { ConnectButton } from "~/features/connecting/ConnectButton";
import { useOthersFigures } from "~/features/looking/creator";
import { buttonLook } from "~/ui/Button";
import { parseConnectHref } from "./href";

/** The one thing to do. Waiting and operators' work have no button: their words are enough. Nor has what is somebody else's to do. */
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
