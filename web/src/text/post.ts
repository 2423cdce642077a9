/** The words of one post's way to its figures, and of the list of posts as a file. */
export const postText = {
  list: "This list as",
  listAs: (format: string) => `This list as ${format}`,
  saved: (name: string) => `${name} is in your downloads.`,
  savedFirst: (name: string, n: string) => `${name} is in your downloads. It holds the first ${n} posts of this list only.`,
  listFailed: "The file could not be made. Try again in a moment.",
  decay: "How fast it came",
  by: "By",
  share: (metric: string) => `${metric} so far, as a share of the latest figure`,
  gains: (metric: string) => `${metric} added on each day`,
  age: (days: number) => (days === 0 ? "day of posting" : days === 1 ? "1 day after" : `${days} days after`),
};
