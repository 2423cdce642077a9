import type { Metric } from "~/api/types";
import { rosterText } from "~/text/roster";

/** Whether accounts are compared by it at first, without looking for more. */
export const isUsual = (id: string): boolean => Object.hasOwn(rosterText.metrics, id);

/** By what else accounts of these platforms can be compared, as the server takes it: levels and daily counts of the profile that one of them tells. */
export function further(registry: Metric[], platforms: ReadonlySet<string>): Metric[] {
  return registry.filter(
    ({ id, scope, kind, offers }) =>
      scope === "profile" &&
      (kind === "level" || kind === "flow") &&
      !isUsual(id) &&
      offers.some(({ platform }) => platforms.has(platform)),
  );
}
