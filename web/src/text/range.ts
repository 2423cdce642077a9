/** The words of a range of days, and of how far back it goes. */
export const rangeText = {
  label: "Range",
  presets: { "7": "Last 7 days", "28": "Last 28 days", "90": "Last 90 days", "365": "Last year", custom: "Other days" },
  more: "More…",
  from: "From",
  to: "To",
  choose: "Choose a range of at most two years, the first day before the last.",
  badAddress: (days: number) =>
    `The address names days that cannot be shown: these are the last ${days} days. Choose a range of at most two years, the first day before the last.`,
  /** Which days a chart shows, and whose. */
  shown: (span: string, zone: string) => `${span}, days of ${zone}`,
};
