import { usePlatforms } from "~/api/platforms";
import type { Account } from "~/api/types";
import { ConnectButton } from "~/features/connecting/ConnectButton";
import { useOthersFigures } from "~/features/looking/creator";
import { PlatformName } from "~/features/platform/PlatformName";
import { text } from "~/text";

/** While few accounts stand side by side: the platforms that could stand there too, with the way to them. */
export function FreeCards({ accounts }: { accounts: Account[] }) {
  const others = useOthersFigures();
  const free = usePlatforms().filter((p) => p.configured && !accounts.some((account) => account.platform === p.platform));
  if (others) return null;
  return free.map((platform) => (
    <div
      key={platform.platform}
      className="flex min-w-0 grow basis-72 flex-wrap items-start justify-between gap-3 bg-surface px-5 py-4 sm:flex-col"
    >
      <span className="grid gap-1">
        <PlatformName id={platform.platform} className="font-semibold" />
        <span className="text-sm text-ink-3">{text.accounts.notConnected}</span>
      </span>
      <ConnectButton platform={platform.platform} />
    </div>
  ));
}
