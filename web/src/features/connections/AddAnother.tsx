import type { Platform } from "~/api/types";
import { ConnectButton } from "~/features/connecting/ConnectButton";
import { text } from "~/text";

/** A person may connect several accounts of one platform: the way to the second one. */
export function AddAnother({ platforms }: { platforms: Platform[] }) {
  if (platforms.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-4 border-t border-line pt-3 text-sm text-ink-3">
      {text.accounts.another}
      {platforms.map((platform) => (
        <ConnectButton key={platform.platform} platform={platform.platform} label={platform.name} look="quiet" />
      ))}
    </p>
  );
}
