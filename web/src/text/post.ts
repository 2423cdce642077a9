/** The words of one post's way to its figures, and of what of posts is a file. */
export const postText = {
  list: "This list",
  post: "This post",
  from: "Published from",
  to: "to",
  deleted: "Posts no longer listed",
  withoutDeleted: "Left out",
  withDeleted: "Listed too",
  onlyDeleted: "Only these",
  disorder: "The first day comes after the last. Choose one that does not; until then the list stays as it was.",
  decay: "How fast it came",
  by: "By",
  share: (metric: string) => `${metric} so far, as a share of the latest figure`,
  gains: (metric: string) => `${metric} added on each day`,
  age: (days: number) => (days === 0 ? "day of posting" : days === 1 ? "1 day after" : `${days} days after`),
};
