import { usePlatforms } from "~/api/platforms";
import { listed } from "~/text/language";

/** Writes platforms by name: one, joined by plus for a sum, or as a list. */
export function useNames() {
  const platforms = usePlatforms();
  const name = (id: string) => platforms.find((p) => p.platform === id)?.name ?? id;
  return {
    name,
    sum: (ids: string[]) => ids.map(name).join(" + "),
    list: (ids: string[]) => listed([...new Set(ids)].map(name)),
  };
}
