import type { Breakdown } from "~/api/audience";
import { audienceText as t } from "~/text/audience";
import { language } from "~/text/language";

const regions = new Intl.DisplayNames(language, { type: "region", fallback: "code" });

/** A part's key in words: a country by its name, a platform's code by our word for it, a city as it is. */
export function keyWords(dimension: Breakdown["dimension"], key: string): string {
  if (dimension === "country" && /^[A-Z]{2}$/.test(key)) return regions.of(key) ?? key;
  if (dimension === "age_gender")
    return key
      .split(" ")
      .map((part) => t.keys[part] ?? part)
      .join(", ");
  const known = t.keys[key];
  if (known) return known;
  if (dimension === "city" || dimension === "age") return key;
  return key.charAt(0).toUpperCase() + key.slice(1).toLowerCase().replaceAll("_", " ");
}

/** Parts in the order in which they are read: ages by age, everything else as the server says, largest first. */
export function inOrder({ dimension, parts }: Breakdown): Breakdown["parts"] {
  if (dimension !== "age") return parts;
  return [...parts].sort((a, b) => Number.parseInt(a.key, 10) - Number.parseInt(b.key, 10));
}

/** An hour of the day as a clock shows it: 09:00. */
export const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
