import type { AccountAudience, Breakdown } from "~/api/audience";
import { useMetrics } from "~/api/metrics";
import { usePlatform } from "~/api/platforms";
import { Handle } from "~/features/platform/Handle";
import { PlatformName } from "~/features/platform/PlatformName";
import { audienceText as t } from "~/text/audience";
import { Details } from "~/ui/Details";
import { lookStyle } from "~/ui/Mark";
import { Panel } from "~/ui/Panel";
import { BreakdownFigure } from "./BreakdownFigure";
import { type Section, sections } from "./sections";

/** Where an account stands on the page. */
export const anchorOf = ({ platform, handle }: AccountAudience): string => `${platform}-${handle}`;

/** The audience of one account, by what is asked. Accounts are never put together. */
export function AccountPanel({ account }: { account: AccountAudience }) {
  const platform = usePlatform(account.platform);
  const name = platform?.name ?? account.platform;
  return (
    <Panel
      id={anchorOf(account)}
      className="scroll-mt-24"
      title={
        <>
          {name} <Handle of={account} />
        </>
      }
      aside={<PlatformName id={account.platform} className="text-xs" />}
    >
      {account.breakdowns.length === 0 ? (
        <p className="text-sm text-ink-2">{t.notOffered(name)}</p>
      ) : (
        <div style={lookStyle(platform?.look)} data-platform={account.platform} className="mark grid gap-8">
          {sections(account.breakdowns).map((section) => (
            <OneSection key={section.topic} section={section} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function OneSection({ section: { topic, first, more } }: { section: Section }) {
  const metric = useMetrics();
  const names = more.map((b) => t.nameOf(metric(b.metric)?.label ?? b.metric, t.dimensions[b.dimension]));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <h3 className="border-b border-line pb-1.5 font-serif text-lg">{t.topics[topic]}</h3>
      <Figures of={first} />
      {more.length > 0 && (
        <Details says={t.more(names)}>
          <Figures of={more} />
        </Details>
      )}
    </div>
  );
}

function Figures({ of }: { of: Breakdown[] }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-x-10 gap-y-8">
      {of.map((b) => (
        <BreakdownFigure key={`${b.metric} ${b.dimension}`} breakdown={b} />
      ))}
    </div>
  );
}
