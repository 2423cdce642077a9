import { useAddress } from "~/features/address/useAddress";
import { rosterText as t } from "~/text/roster";
import { Panel } from "~/ui/Panel";
import { Choices } from "./Choices";
import { chosen, type Line } from "./lines";
import { RosterTable } from "./RosterTable";
import type { RosterSearch } from "./search";

/** The roster's accounts, and what is chosen of them. */
export function LedgerPanel({ lines, platforms, now }: { lines: Line[]; platforms: ReadonlySet<string>; now: Date }) {
  const [search, change] = useAddress<RosterSearch>();
  const shown = chosen(lines, search);
  const accounts = (of: Line[]) => of.filter((line) => line.account).length;
  return (
    <Panel title={t.ledger} aside={<span role="status">{t.shown(accounts(shown), accounts(lines))}</span>}>
      <Choices search={search} here={platforms} onChange={change} />
      {shown.length > 0 ? <RosterTable lines={shown} now={now} /> : <p className="text-sm text-ink-2">{t.nothingFits}</p>}
    </Panel>
  );
}
