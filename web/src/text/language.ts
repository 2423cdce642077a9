/** The language that everything in src/text is written in. What the browser names itself (weekdays, countries, lists) follows it. */
export const language = "en-GB";

const conjunction = new Intl.ListFormat(language, { type: "conjunction" });

/** Things as a list in a sentence: followers, views and posts. */
export const listed = (things: string[]): string => conjunction.format(things);
