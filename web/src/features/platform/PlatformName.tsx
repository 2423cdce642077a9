import { usePlatform } from "~/api/platforms";
import { Mark } from "~/ui/Mark";

/** A platform's mark and name, as the server tells them. */
export function PlatformName({ id, className }: { id: string; className?: string }) {
  const platform = usePlatform(id);
  return (
    <span className={`inline-flex items-center gap-2 ${className ?? ""}`}>
      <Mark look={platform?.look} />
      {platform?.name ?? id}
    </span>
  );
}
