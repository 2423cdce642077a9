import type { Sync } from "~/api/types";
import { exact } from "~/format/number";
import { text } from "~/text";
import { runWords } from "~/text/words";

type UnderWay = Pick<Sync, "done" | "total"> & { product?: string };

/**
 * What a sync reads and how far it is: "posts 40 of 200", or "profile" where nothing is counted. Of several accounts only the posts are
 * counted, and nothing is said before one came.
 */
export function progress({ product, done, total }: UnderWay): string {
  const what = product ? (products[product] ?? product).toLowerCase() : text.accounts.somePosts;
  if (total) return text.accounts.progress(what, exact(done), exact(total));
  if (done > 0) return text.accounts.progressOpen(what, exact(done));
  return product ? what : "";
}

const products: Record<string, string> = runWords.product;

/** How a sync stands, by itself: that it waits, or what it reads and how far it is. */
export function syncWords(sync: Sync): string {
  return sync.running ? text.accounts.syncingWhat(progress(sync)) : text.accounts.waiting;
}
