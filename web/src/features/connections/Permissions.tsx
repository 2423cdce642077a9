import type { Connection } from "~/api/types";
import { ConnectButton } from "~/features/connecting/ConnectButton";
import { text } from "~/text";
import { connectionsText } from "~/text/connections";
import { Fact } from "./Fact";

/** What the account allows, by purpose, and what it does not; the latter can be given by connecting again. */
export function Permissions({ connection }: { connection: Connection }) {
  const { scopes_granted: granted, scopes_missing: missing } = connection;
  return (
    <Fact title={connectionsText.permissions}>
      <ul className="grid gap-1">
        {granted.map((scope) => (
          <Line key={scope.id} sign="✓" purpose={scope.purpose} id={scope.id} word={connectionsText.granted} />
        ))}
        {missing.map((scope) => (
          <Line key={scope.id} sign="○" purpose={scope.purpose} id={scope.id} word={connectionsText.missing} warn />
        ))}
      </ul>
      {missing.length > 0 && connection.connected && (
        <div className="mt-2.5">
          <ConnectButton platform={connection.platform} connection={connection.id} label={text.connecting.grant} />
        </div>
      )}
    </Fact>
  );
}

function Line({ sign, purpose, id, word, warn }: { sign: string; purpose: string; id: string; word: string; warn?: boolean }) {
  return (
    <li className="grid grid-cols-[1.1rem_1fr]" data-scope={id}>
      <span aria-hidden="true" className={warn ? "text-warn" : "text-accent"}>
        {sign}
      </span>
      <span>
        {purpose} <span className={warn ? "text-warn" : "text-ink-3"}>{word}</span>
      </span>
    </li>
  );
}
