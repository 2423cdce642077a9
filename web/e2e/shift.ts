// How far things move that nobody asked to move.
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What moved by itself since the page came or since it was last asked, in units of layout shift. */
interface Moved {
  moved: number;
  /** What moved, for whoever has to mend it. */
  things: string[];
}

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
}

/** Makes every page that is opened here sum what moves. What moves within half a second of an act was asked for. */
export function watchMoves(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const of = window as unknown as Moved;
    of.moved = 0;
    of.things = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        of.moved += value;
        of.things.push(`${value.toFixed(3)} ${sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(" | ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Forgets what has moved so far. */
export function forgetMoves(page: Page): Promise<unknown> {
  return page.evaluate(() => Object.assign(window, { moved: 0, things: [] }));
}

/** Does something and waits until what comes of it is drawn; fails, at the test's end, if more moved than what was asked to. */
export async function stays(page: Page, way: string, act: () => Promise<unknown>): Promise<void> {
  await forgetMoves(page);
  await act();
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((drawn) => requestAnimationFrame(() => requestIdleCallback(drawn)));
  });
  await stayed(page, way, expect.soft);
}

/** Fails, at once or at the test's end, if things have moved by 0.02 or more. */
export async function stayed(page: Page, where: string, expecting: typeof expect | typeof expect.soft = expect): Promise<void> {
  const { moved, things } = await page.evaluate(() => {
    const { moved, things } = window as unknown as Moved;
    return { moved, things };
  });
  expecting(moved, `${where}: ${things.join("; ")}`).toBeLessThan(0.02);
}
