import type { Connection } from "~/api/types";
import { date } from "~/format/date";
import { connectionsText } from "~/text/connections";
import { Fact } from "./Fact";

/** How long access lasts, and whether it renews itself before that. */
export function Access({ connection, now }: { connection: Connection; now: Date }) {
  const { token_days_left: left, token_renews: renews } = connection;
  const t = connectionsText;
  return (
    <Fact title={t.access}>
      <p data-testid="token-days">{!connection.connected ? t.accessEnded : left === null ? t.noEnd : t.daysLeft(left)}</p>
      {connection.connected && left !== null && <p className={renews ? "text-ink-3" : "text-warn"}>{renews ? t.renews : t.endsItself}</p>}
      <p className="text-ink-3">{t.since(date(connection.connected_at, now))}</p>
    </Fact>
  );
}
