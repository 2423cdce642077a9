/** The words of figures as they were known on an earlier day. */
export const viewText = {
  choose: "As known on",
  now: "As known now",
  said: (day: string) =>
    `As it was known at the end of ${day}, and as it could be said then. What was read, or corrected by a platform, since is not in it.`,
  unknown: (day: string) => `This post was not known here at the end of ${day}.`,
};
