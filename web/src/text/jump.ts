import { language } from "./language";

const either = new Intl.ListFormat(language, { type: "disjunction" });

/** The words of the dialog that leads anywhere, and of the list of keys. */
export const jumpText = {
  title: "Jump to",
  /** What can be looked for: places, and of creators and posts what the person can see. */
  label: (creators: boolean, posts: boolean) =>
    either.format(["Place", creators && "creator", posts && "post"].filter((kind) => kind !== false)),
  looking: "Still looking.",
  failed: "Not everything could be read, so something may be missing here.",
  none: "Nothing here is called so.",
  newest: (n: number) => `Of the posts, the newest ${n} are looked through.`,
  found: (n: number) => (n === 1 ? "1 found" : `${n} found`),
  kinds: { place: "Place", creator: "Creator", post: "Post" },
  keys: "Keys",
  keysLead: "What the keyboard does here, besides what your browser does with it.",
  /** Each act with its keys. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
  list: (mod: string, creators: boolean, posts: boolean): [keys: string[], act: string][] => [
    [[mod, "K"], `Jump to ${either.format(["a place", creators && "a creator", posts && "a post"].filter((kind) => kind !== false))}`],
    [["?"], "Show these keys"],
    [["Tab"], "Go to the next thing that can be used; with Shift, back"],
    [["Enter"], "Follow a link, press a button"],
    [["←", "→"], "In a chart: one day back or on; in the week's grid: one hour, with ↑ and ↓ one day"],
    [["Home", "End"], "In a chart or a grid: the first or the last day or hour"],
    [["+", "−"], "In a chart: see fewer days, or more"],
    [["Esc"], "Close what is open, or hide a word's explanation"],
  ],
};
