import type { Platform } from "~/api/types";
import { setupText as t } from "~/text/setup";
import { CopyText } from "~/ui/CopyText";
import { Dot } from "~/ui/Dot";
import { Panel } from "~/ui/Panel";
import { Derived } from "./Derived";

const code = "rounded-control border border-line bg-ground px-1.5 py-0.5 font-mono text-xs break-all";

/** One platform as its operator sees it: what to register there, what is still missing here, and what it allowed. */
export function PlatformSetup({ platform }: { platform: Platform }) {
  const { name, configured, missing_settings: missing, scopes } = platform;
  const standing = (
    <span className="inline-flex items-center gap-2">
      <Dot tone={configured ? "good" : "none"} />
      {configured ? t.configured : t.unconfigured}
    </span>
  );
  return (
    <Panel title={name} aside={standing} id={platform.platform}>
      <div className="grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <div>
          <ol className="grid list-inside list-decimal gap-3 text-sm marker:text-ink-3" data-setup={platform.platform}>
            <li>
              <b className="font-medium">{t.register}</b>
              <p className="mt-0.5 max-w-prose text-ink-2">{platform.app_guide}</p>
            </li>
            <li>
              <b className="font-medium">{t.redirect}</b>
              <p className="mt-1 flex flex-wrap items-center gap-2">
                <CopyText value={platform.redirect_uri} what={t.redirectOf(name)} look="quiet" className="px-1.5 py-0.5" />
              </p>
            </li>
            <li>
              <b className="font-medium">{t.ask}</b>
              <Codes of={scopes.map((scope) => scope.id)} />
            </li>
            <li>
              <b className="font-medium">{t.set}</b>
              {missing.length > 0 ? <Codes of={missing} /> : <p className="mt-0.5 text-ink-2">{t.allSet}</p>}
            </li>
          </ol>
          <p className="mt-3 text-xs text-ink-3">{t.steps}</p>
        </div>
        <Derived platform={platform} />
      </div>
    </Panel>
  );
}

function Codes({ of }: { of: string[] }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-2">
      {of.map((one) => (
        <li key={one}>
          <code className={code}>{one}</code>
        </li>
      ))}
    </ul>
  );
}
