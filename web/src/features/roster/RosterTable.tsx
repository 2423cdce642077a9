import { usePlatforms } from "~/api/platforms";
import { rosterText as t } from "~/text/roster";
import { ScrollTable } from "~/ui/ScrollTable";
import { type Line, run } from "./lines";
import { EmptyRow, RosterRow } from "./RosterRow";

/** The roster as one ledger, a line for each account. A creator stands once for the lines that follow each other; on a phone what has no column stands under what has one. */
export function RosterTable({ lines, now }: { lines: Line[]; now: Date }) {
  return (
    <>
      <ScrollTable
        name={t.title}
        head={[t.creator, t.account, t.followers, t.change, t.rate, t.lastPost, t.synced, t.state]}
        spare={[t.creator, t.change, t.rate, t.lastPost, t.synced, t.state]}
      >
        {lines.map(({ creator, account }, i) => {
          const row = { creator, span: run(lines, i), now };
          return account ? (
            <RosterRow key={account.connection} account={account} {...row} />
          ) : (
            <EmptyRow key={creator.creator.id} {...row} />
          );
        })}
      </ScrollTable>
      <Footnotes lines={lines} />
    </>
  );
}

/** What the heads are short for, and what limits the followers of each platform. */
function Footnotes({ lines }: { lines: Line[] }) {
  const limits = usePlatforms().flatMap(({ platform, name }) => {
    const limited = lines.find(({ account }) => account?.platform === platform && account.followers.limits)?.account?.followers.limits;
    return limited ? [t.limits(name, limited)] : [];
  });
  return <p className="mt-4 text-xs text-ink-3">{[t.changeLead, t.rateLead, ...limits].join(" ")}</p>;
}
