/** The words of Export, and of what is one's own: taking it out, erasing it. */
export const exportText = {
  title: "Export",
  lead: "Your own figures as a file that explains itself: each row names its metric's definition, its state and, where there is no value, the reason.",
  report: "To look at or to print, there is a report of the same range.",
  what: "What goes into the file",
  account: "Account",
  all: "All accounts",
  format: "Format",
  formats: {
    csv: "CSV: opens in every spreadsheet",
    json: "JSON: one object for each figure",
    parquet: "Parquet: for data tools",
  },
  series: "Each day of the range, of each account:",
  posts: "Of each of the newest 2,000 posts, the latest of:",
  columns: "The same columns stand in every format:",
  columnsOf: [
    "platform, connection and handle",
    "profile or post, and the platform's id",
    "metric with its label, unit, kind and definition",
    "day and its zone",
    "value, with its decimals",
    "state: final, provisional or missing",
    "reason, cause and what limits the figure",
  ],
  act: "Make the file",
  making: "Making the file…",
  came: (size: string) => `${size} came so far…`,
  done: (name: string) => `${name} is in your downloads.`,
  failed: "The file could not be made. Nothing was changed; try again.",
  none: "Connect an account first: there is nothing to put into a file yet.",
};

/** The words of what is shown, as a file. */
export const filesText = {
  as: (what: string) => `${what} as`,
  formats: { csv: "CSV", json: "JSON", parquet: "Parquet" },
  making: (format: string) => `Making ${format} …`,
  saved: (name: string) => `${name} is in your downloads.`,
  failed: "The file could not be made. Try again in a moment.",
};

export const rightsText = {
  title: "Your data",
  lead: "Everything that Candor keeps about you is yours: to take out as it is, and to have erased at once and for good.",
  choose: "Choose…",
  takeOut: "Take out my data",
  takingOut: "Packing…",
  tookOut: (name: string) => `${name} is in your downloads.`,
  tooMany: "You took it out very often lately. Try again in an hour.",
  takeOutFailed: "It could not be packed. Try again in a moment.",
  takeOutFirst: "Take out your data first, if you want to keep anything of it:",
  erase: "Erase my data",
  eraseWhat: "What is erased",
  everything: "Everything, and my sign-in here",
  ofPlatform: (name: string) => `Everything from ${name}`,
  eraseOf: (what: string) => `Erase ${what}?`,
  eraseAll: "everything",
  eraseLead:
    "Access is given back at the platform, and all figures, posts and history of it are deleted here at once. It cannot be undone.",
  eraseAllLead:
    "All connections, figures, posts and history are deleted at once, and you yourself with them: you cannot sign in any more. It cannot be undone.",
  sure: "I understand that this cannot be undone.",
  act: "Erase for good",
  erased: "Erased. The receipt shows what was deleted and when; keep its address:",
  eraseFailed: "It could not be erased. Nothing was deleted; try again.",
};
