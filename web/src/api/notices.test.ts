import { expect, it } from "vitest";
import { noticesQuery } from "./notices";
import { cache, reloadAnalytics } from "./query";

it("is asked for again when connections change: what was said of one that works again is over", async () => {
  cache.setQueryData(noticesQuery.queryKey, []);
  await reloadAnalytics();
  expect(cache.getQueryState(noticesQuery.queryKey)?.isInvalidated).toBe(true);
});
