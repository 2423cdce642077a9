import type { Breakdown } from "~/api/audience";

/** What a section of an account's audience is about. */
export type Topic = "who" | "where" | "when" | "what";

export interface Section {
  topic: Topic;
  /** Stand open: of each dimension the first metric, as the server orders them. */
  first: Breakdown[];
  /** Are folded away: further metrics by the same dimension, and ages by gender where both stand by themselves. */
  more: Breakdown[];
}

const topics: Record<Topic, Breakdown["dimension"][]> = {
  who: ["age", "gender", "age_gender"],
  where: ["country", "city"],
  when: ["hour"],
  what: [],
};

/** An account's audience in sections by what is asked, without those that have nothing. */
export function sections(breakdowns: Breakdown[]): Section[] {
  const of = new Map<Topic, Section>((Object.keys(topics) as Topic[]).map((topic) => [topic, { topic, first: [], more: [] }]));
  const seen = new Set<Breakdown["dimension"]>();
  for (const one of breakdowns) {
    const { dimension } = one;
    const again = seen.has(dimension) || (dimension === "age_gender" && seen.has("age") && seen.has("gender"));
    seen.add(dimension);
    of.get(topicOf(dimension))?.[again ? "more" : "first"].push(one);
  }
  return [...of.values()].filter(({ first, more }) => first.length + more.length > 0);
}

function topicOf(dimension: Breakdown["dimension"]): Topic {
  return (Object.keys(topics) as Topic[]).find((topic) => topics[topic].includes(dimension)) ?? "what";
}
