import type { Connection, Platform } from "~/api/types";
import { ConnectButton } from "~/features/connecting/ConnectButton";
import { useOthersFigures } from "~/features/looking/creator";
import { PlatformName } from "~/features/platform/PlatformName";
import { text } from "~/text";
import { StandingLine } from "./StandingLine";
import { standing } from "./standing";

const row = "flex min-h-14 flex-col items-start gap-x-4 gap-y-1.5 py-3 @md:flex-row @md:items-center @md:justify-between @md:py-2.5";

/** A connected account in a list: platform, handle, how it stands, and the way back in where access ended. */
export function AccountRow({ connection, now }: { connection: Connection; now: Date }) {
  const others = useOthersFigures();
  return (
    <li className={row} data-platform={connection.platform} data-connection={connection.id}>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <PlatformName id={connection.platform} className="font-semibold" />
        <span className="truncate text-sm text-ink-2">@{connection.handle}</span>
      </span>
      <StandingLine standing={standing(connection, now)} />
      {!connection.connected && !others && <ConnectButton platform={connection.platform} connection={connection.id} />}
    </li>
  );
}

/** A platform on which nothing is connected yet. */
export function FreeRow({ platform }: { platform: Platform }) {
  return (
    <li className={row} data-platform={platform.platform}>
      <span className="flex flex-wrap items-baseline gap-x-2">
        <PlatformName id={platform.platform} className="font-semibold" />
        <span className="text-sm text-ink-3">
          {platform.configured ? text.accounts.notConnected : text.accounts.notConfigured(platform.missing_settings.join(", "))}
        </span>
      </span>
      {platform.configured && <ConnectButton platform={platform.platform} />}
    </li>
  );
}
