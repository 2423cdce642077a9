import type { Connection } from "~/api/types";
import { StandingLine } from "~/features/accounts/StandingLine";
import { standing } from "~/features/accounts/standing";
import { ConnectButton } from "~/features/connecting/ConnectButton";
import { Handle } from "~/features/platform/Handle";
import { PlatformName } from "~/features/platform/PlatformName";
import { ActionButton } from "~/features/state/ActionButton";
import { told } from "~/features/state/told";
import { causes as causeWords } from "~/text/words";
import { Ruled } from "~/ui/Ruled";
import { Access } from "./Access";
import { Acts } from "./Acts";
import { LastReading } from "./LastReading";
import { Permissions } from "./Permissions";
import { Picture } from "./Picture";

/** One connected account with everything that says how it stands, and what can be done about it. */
export function ConnectionPanel({ connection, now }: { connection: Connection; now: Date }) {
  const { cause } = connection;
  return (
    <article
      aria-label={`@${connection.handle}`}
      className="grid gap-4 py-5"
      data-testid="connection"
      data-platform={connection.platform}
      data-connection={connection.id}
      data-state={connection.state}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <span className="flex min-w-0 items-center gap-3">
          <Picture connection={connection} />
          <span className="grid min-w-0">
            <PlatformName id={connection.platform} className="text-xs text-ink-3" />
            <Handle of={connection} className="truncate text-lg font-semibold" />
          </span>
        </span>
        <StandingLine standing={standing(connection, now)} />
      </header>
      {cause?.code && (
        <Ruled title={causeWords[cause.code]} urgent>
          <p className="mt-0.5 mb-2 max-w-prose text-sm text-ink-2">{told(cause)}</p>
          {cause.action && <ActionButton action={cause.action} look="strong" />}
        </Ruled>
      )}
      {!connection.connected && !cause?.action && (
        <div>
          <ConnectButton platform={connection.platform} connection={connection.id} look="strong" />
        </div>
      )}
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-[1.6fr_1fr_1.3fr]">
        <Permissions connection={connection} />
        <Access connection={connection} now={now} />
        <LastReading connection={connection} now={now} />
      </div>
      <Acts connection={connection} />
    </article>
  );
}
