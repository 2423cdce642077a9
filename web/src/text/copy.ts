/** The words of what can be copied. */
export const copyText = {
  copy: "Copy",
  copyOf: (what: string) => `Copy ${what}`,
  copied: "Copied.",
  marked: "It is marked: copy it with Ctrl+C, or ⌘C on a Mac.",
};
