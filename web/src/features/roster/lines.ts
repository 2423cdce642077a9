import type { components } from "~/api/schema.gen";
import { ownLocale } from "~/format/locale";
import { holds } from "~/format/words";
import { type RosterSearch, type Sort, sortOf, usualOrder } from "./search";

type Schemas = components["schemas"];
export type RosterAccount = Schemas["RosterAccount"];

/** A line of the roster: an account of a creator, or a creator none of whose shared accounts is connected now. */
export interface Line {
  creator: Schemas["RosterCreator"];
  account: RosterAccount | undefined;
}

/** The roster's lines, in the order in which they came. */
export function linesOf(creators: Schemas["RosterCreator"][]): Line[] {
  return creators.flatMap((creator): Line[] =>
    creator.accounts.length > 0 ? creator.accounts.map((account) => ({ creator, account })) : [{ creator, account: undefined }],
  );
}

/** Whether an account was read, and longer ago than promised. */
export const isLate = ({ fresh, last_synced_at: last }: RosterAccount): boolean => !fresh && last !== null;

/** Who has to do something, if anybody: where nothing is connected any more, only the creator can connect it. */
export const neededBy = ({ account }: Line): RosterAccount["needs"] => (account ? account.needs : "creator");

/** The lines that an address chooses, in its order. */
export function chosen(lines: Line[], search: RosterSearch): Line[] {
  const { find = "", platform, attention } = search;
  const found = lines.filter(
    (line) =>
      holds(`${line.creator.creator.name} ${line.account ? `@${line.account.handle}` : ""}`, find) &&
      (!platform || line.account?.platform === platform) &&
      (!attention || neededBy(line) || (line.account && isLate(line.account))),
  );
  const sort = sortOf(search);
  return sorted(found, sort, search.order ?? usualOrder(sort));
}

/** What lines are ordered by; undefined where it is not known. */
const keys: Record<Sort, (line: Line) => string | number | undefined> = {
  name: ({ creator }) => creator.creator.name,
  synced: ({ account }) => instant(account?.last_synced_at),
  posted: ({ account }) => instant(account?.last_posted_at),
  followers: ({ account }) => account?.followers.value ?? undefined,
  change: ({ account }) => account?.followers_change.value ?? undefined,
  rate: ({ account }) => account?.engagement_rate.value ?? undefined,
};

const instant = (at: string | null | undefined) => (at ? Date.parse(at) : undefined);

/** Orders lines; what is not known comes last, whichever way, and what is equal stays as it came: by the creator's name. */
function sorted(lines: Line[], sort: Sort, order: "asc" | "desc"): Line[] {
  const collator = new Intl.Collator(ownLocale());
  const turn = order === "asc" ? 1 : -1;
  return [...lines].sort((x, y) => {
    const [a, b] = [keys[sort](x), keys[sort](y)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return turn * (typeof a === "string" ? collator.compare(a, String(b)) : a - Number(b));
  });
}

/** How many lines from here on are the same creator's; 0 where the line before is, too. */
export function run(lines: Line[], at: number): number {
  const id = (i: number) => lines[i]?.creator.creator.id;
  if (at > 0 && id(at - 1) === id(at)) return 0;
  let end = at + 1;
  while (end < lines.length && id(end) === id(at)) end++;
  return end - at;
}
