import type { AccountAudience } from "~/api/audience";
import { usePlatform } from "~/api/platforms";
import { PlatformName } from "~/features/platform/PlatformName";
import { audienceText as t } from "~/text/audience";
import { lookStyle } from "~/ui/Mark";
import { Panel } from "~/ui/Panel";
import { BreakdownFigure } from "./BreakdownFigure";

/** The audience of one account. Accounts are never put together. */
export function AccountPanel({ account }: { account: AccountAudience }) {
  const platform = usePlatform(account.platform);
  return (
    <Panel
      title={`${platform?.name ?? account.platform} @${account.handle}`}
      aside={<PlatformName id={account.platform} className="text-xs" />}
    >
      {account.breakdowns.length === 0 ? (
        <p className="text-sm text-ink-2">{t.notOffered(platform?.name ?? account.platform)}</p>
      ) : (
        <div
          style={lookStyle(platform?.look)}
          data-platform={account.platform}
          className="mark grid grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-x-10 gap-y-8"
        >
          {account.breakdowns.map((b) => (
            <BreakdownFigure key={`${b.metric} ${b.dimension}`} breakdown={b} />
          ))}
        </div>
      )}
    </Panel>
  );
}
