/** Units of time, short, as they stand after a number and on an axis. */
export const unitText = { days: "d", hours: "h", minutes: "min", seconds: "s" };

/** How an instant is said in a day: of the days around today by a word, of others by the date. */
export const momentText = {
  near: {
    "-1": (time: string) => `${time} yesterday`,
    "0": (time: string) => `${time} today`,
    "1": (time: string) => `${time} tomorrow`,
  } as Record<string, (time: string) => string>,
  on: (day: string, time: string) => `${day}, ${time}`,
};
