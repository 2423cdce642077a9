import { useState } from "react";
import { usePlatforms } from "~/api/platforms";
import type { Account } from "~/api/types";
import { Chart } from "~/charts/Chart";
import { hasTail } from "~/charts/segments";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { lookStyle } from "~/ui/Mark";
import { Panel } from "~/ui/Panel";

/** Followers by day, one small chart per account, each on its own scale. */
export function FollowersCharts({ accounts }: { accounts: Account[] }) {
  const platforms = usePlatforms();
  const [table, setTable] = useState(false);
  const aside = (
    <span className="flex flex-wrap items-center gap-x-4">
      {text.charts.lead}
      <Button look="quiet" onClick={() => setTable(!table)}>
        {table ? text.charts.chart : text.charts.table}
      </Button>
    </span>
  );
  return (
    <Panel title={text.charts.title} aside={aside}>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,17rem),1fr))] gap-x-8 gap-y-6">
        {accounts.map((account) => {
          const platform = platforms.find((p) => p.platform === account.platform);
          const name = text.charts.daily(`${platform?.name ?? account.platform} @${account.handle}`, platform?.follower_noun ?? "");
          return (
            <figure key={account.connection} style={lookStyle(platform?.look)} className="mark min-w-0" data-platform={account.platform}>
              <figcaption className="mb-4 text-xs font-semibold text-ink-2">{name}</figcaption>
              <Chart name={name} series={account.followers_series} table={table} />
              <p className="mt-1 min-h-5 text-xs text-ink-3">{account.followers.limits}</p>
            </figure>
          );
        })}
      </div>
      {accounts.some((account) => hasTail(account.followers_series)) && (
        <p className="text-right text-xs text-ink-3">{text.charts.dashed}</p>
      )}
    </Panel>
  );
}
