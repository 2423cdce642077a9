import { useState } from "react";
import { usePlatform } from "~/api/platforms";
import type { Connection } from "~/api/types";
import { lookStyle } from "~/ui/Mark";

/** The account's picture from its platform, or its first letter. */
export function Picture({ connection }: { connection: Connection }) {
  const platform = usePlatform(connection.platform);
  const [broken, setBroken] = useState(false);
  const source = connection.picture_url.value;
  const box = "mark size-11 shrink-0 rounded-full bg-[color-mix(in_srgb,var(--mark)_20%,var(--color-surface))]";
  if (!source || broken) {
    return (
      <span
        aria-hidden="true"
        style={lookStyle(platform?.look)}
        className={`${box} grid place-content-center font-serif text-lg text-ink-2`}
      >
        {connection.handle.slice(0, 1).toUpperCase()}
      </span>
    );
  }
  return (
    <img
      src={source}
      alt=""
      referrerPolicy="no-referrer"
      style={lookStyle(platform?.look)}
      onError={() => setBroken(true)}
      className={`${box} object-cover`}
    />
  );
}
