/** Takes from an address the words of a choice, by their names, and drops the rest. */
export function readWords<K extends string>(raw: Record<string, unknown>, names: readonly K[]): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const name of names) {
    const value = raw[name];
    if (typeof value === "string" && /^[a-z0-9_-]{1,64}$/i.test(value)) found[name] = value;
  }
  return found;
}

export const fleetWords = ["platform", "state", "cause"] as const;
export const runsWords = ["connection", "platform", "product", "status", "cause"] as const;
