import { usePlatform } from "~/api/platforms";
import type { Account } from "~/api/types";
import { Sparkline } from "~/charts/Sparkline";
import { FigureValue } from "~/features/figure/FigureValue";
import { Handle } from "~/features/platform/Handle";
import { lookStyle, Mark } from "~/ui/Mark";
import { CardChange } from "./CardChange";
import { CardFoot } from "./CardFoot";
import { CardRates } from "./CardRates";

/** One account at a glance: its followers, how they changed, and how much of that to believe. */
export function AccountCard({ account, now }: { account: Account; now: Date }) {
  const platform = usePlatform(account.platform);
  const name = platform?.name ?? account.platform;
  return (
    <article
      aria-label={`${name} @${account.handle}`}
      data-testid="account-card"
      data-platform={account.platform}
      data-connection={account.connection}
      data-state={account.state}
      style={lookStyle(platform?.look)}
      className="mark flex min-w-0 grow basis-72 flex-col bg-surface px-5 py-4"
    >
      <header className="flex items-center justify-between gap-3">
        <h2 className="flex items-center gap-2 font-semibold">
          <Mark look={platform?.look} />
          {name}
        </h2>
        <Handle of={account} className="truncate text-sm text-ink-3" />
      </header>
      <div className="mt-2 flex min-h-14 items-end justify-between gap-4">
        <p className="font-serif text-figure tracking-[-0.01em]">
          <span className={account.followers.value === null ? "text-[1.9rem]" : ""}>
            <FigureValue figure={account.followers} settles="live" />
          </span>
        </p>
        <Sparkline series={account.followers_series} />
      </div>
      <CardChange account={account} noun={platform?.follower_noun ?? ""} name={name} />
      <CardRates account={account} name={name} now={now} />
      <CardFoot account={account} now={now} />
    </article>
  );
}
