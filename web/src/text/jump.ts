/** The words of the dialog that leads anywhere, and of the list of keys. */
export const jumpText = {
  title: "Jump to",
  label: "Place, creator or post",
  none: "Nothing here is called so.",
  found: (n: number) => (n === 1 ? "1 found" : `${n} found`),
  kinds: { place: "Place", creator: "Creator", post: "Post" },
  keys: "Keys",
  keysLead: "What the keyboard does here, besides what your browser does with it.",
  /** Each act with its keys. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  list: (mod: string): [keys: string[], act: string][] => [
    [[mod, "K"], "Jump to a place, a creator or a post"],
    [["?"], "Show these keys"],
    [["Tab"], "Go to the next thing that can be used; with Shift, back"],
    [["Enter"], "Follow a link, press a button"],
    [["←", "→"], "In a chart: one day back or on; in the week's grid: one hour, with ↑ and ↓ one day"],
    [["Home", "End"], "In a chart or a grid: the first or the last day or hour"],
    [["+", "−"], "In a chart: see fewer days, or more"],
    [["Esc"], "Close what is open, or hide a word's explanation"],
  ],
};
