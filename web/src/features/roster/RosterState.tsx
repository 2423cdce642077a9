import { toneOf } from "~/features/accounts/standing";
import { told } from "~/features/state/told";
import { connectionsText } from "~/text/connections";
import { rosterText as t } from "~/text/roster";
import { causes, connectionStates } from "~/text/words";
import { Dot } from "~/ui/Dot";
import { Hint } from "~/ui/Hint";
import type { RosterAccount } from "./lines";

/** How an account stands: its cause by name with its sentence behind it, who has to do something, and how long access lasts. */
export function RosterState({ account, now }: { account: RosterAccount; now: Date }) {
  const { connection_state: state, cause, needs, token_days_left: left, token_renews: renews } = account;
  return (
    <span className="flex items-start gap-2">
      <span className="mt-1.5 flex">
        <Dot tone={toneOf(state, cause)} />
      </span>
      <span>
        {cause?.code ? (
          <Hint says={told(cause, now)} className="word">
            {causes[cause.code]}
          </Hint>
        ) : (
          connectionStates[state]
        )}
        {needs && <span className="block text-xs text-warn">{t.needs[needs]}</span>}
        {left !== null && (
          <span className="block text-xs text-ink-3">
            {t.access(connectionsText.daysLeft(left), renews ? connectionsText.renews : connectionsText.endsItself)}
          </span>
        )}
      </span>
    </span>
  );
}
