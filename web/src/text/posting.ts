/** The words of how often an account publishes, and of what each type of post gets. */
export const postingText = {
  rhythm: "Rhythm",
  perWeek: "Posts a week",
  pause: "Longest pause",
  days: (n: number) => (n === 1 ? "1 day" : `${n} days`),
  week: (day: string, n: number) => `week of ${day}: ${n === 1 ? "1 post" : `${n} posts`}`,

  types: "What each type of post gets",
  published: "Published in",
  type: "Type",
  settled: "Settled posts",
  mean: (metric: string) => `Mean ${metric.toLowerCase()}`,
  none: "Nothing was published on these days.",
  foot: (formula: string, span: string, zone: string) => `${formula}; published ${span}, days of ${zone}.`,
};
