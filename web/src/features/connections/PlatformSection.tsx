import type { Connection, Platform } from "~/api/types";
import { FreeRow } from "~/features/accounts/AccountRow";
import { ConnectionPanel } from "./ConnectionPanel";

/** A platform with its connections, or with the way to the first one. */
export function PlatformSection({ platform, connections, now }: { platform: Platform; connections: Connection[]; now: Date }) {
  if (connections.length === 0) return <FreeRow platform={platform} />;
  return (
    <li className="divide-y divide-line">
      {connections.map((connection) => (
        <ConnectionPanel key={connection.id} connection={connection} now={now} />
      ))}
    </li>
  );
}
