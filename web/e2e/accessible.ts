// Judges a page by the rules of accessibility: by axe's, and by those of WCAG 2.2 that axe does not measure.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { noSidewaysScroll, noWideTable } from "./ways.ts";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const desk = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };
const grounds = { light: "rgb(247, 245, 240)", dark: "rgb(18, 19, 20)" };

/** A rule of WCAG 2.2 AA that axe leaves off unless it is asked for. */
const asked: RunOptions["rules"] = { "target-size": { enabled: true } };

/** What costs as much as the judging is left away: lists of what passed, and selectors, where a piece of the page tells as well which it is. */
const lean: RunOptions = { resultTypes: ["violations"], selectors: false, elementRef: false };

/** The parts of axe's answer that are looked at. */
type Broken = Pick<AxeResults, "violations">;

/** Fails with every breach of WCAG 2.2 A and AA, and of axe's best practices, in one line each; in a whole page, or in a part of it. */
export async function accessible(page: Page, where: string, options: RunOptions = {}, part?: string): Promise<void> {
  // Colours in passing are no colours to judge.
  await page.waitForFunction(() =>
    document.getAnimations().every((a) => a.playState !== "running" || a.effect?.getTiming().iterations === Infinity),
  );
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const lines = await page.evaluate(
    async ([part, o, at]: [string, RunOptions, string]) => {
      const judge = (window as unknown as { axe: { run(part: string, o: RunOptions): Promise<Broken> } }).axe;
      const { violations } = await judge.run(part, o);
      return violations.flatMap((v) => v.nodes.map((n) => `${at}: ${v.id} (${v.help}) at ${n.html}: ${n.failureSummary}`));
    },
    [part ?? "html", { rules: asked, ...options, ...lean }, where] as [string, RunOptions, string],
  );
  expect(lines).toEqual([]);
}

/** Judges the colours of a page that stands in the dark, and leaves it in the light. */
async function accessibleInTheDark(page: Page, where: string): Promise<void> {
  await ground(page, "dark");
  await accessible(page, `${where} in the dark`, { rules: {}, runOnly: ["color-contrast"] });
  await ground(page, "light");
}

async function ground(page: Page, colorScheme: keyof typeof grounds): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((ground) => getComputedStyle(document.documentElement).backgroundColor === ground, grounds[colorScheme]);
}

/** Judges a page that stands by all rules in light, its colours in dark, and by all rules again at the width of a phone. */
export async function accessibleEverywhere(page: Page, where: string): Promise<void> {
  await accessible(page, where);
  await accessibleInTheDark(page, where);
  await page.setViewportSize(phone);
  await noSidewaysScroll(page);
  await accessible(page, `${where} on a phone`);
  await page.setViewportSize(desk);
}

/** Fails where what has the focus lies wholly under something else, whichever way one steps (WCAG 2.4.11). */
async function focusInSight(page: Page, where: string): Promise<void> {
  const hidden = await page.evaluate(async () => {
    const open = document.querySelector("[role=dialog]") ?? document;
    const stops = [...open.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(
      (e) =>
        e.checkVisibility() &&
        !e.matches(":disabled, [tabindex='-1'], [class*=sr-only]") && // the way past the navigation shows itself to keys only
        !e.closest("tbody tr:nth-child(n + 4):not(:nth-last-child(-n + 3))"), // a long table's rows are alike
    );
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    const inSight = (e: HTMLElement) => {
      const { left, top, width, height } = e.getBoundingClientRect();
      return [0.5, 0.1, 0.9].some((part) => {
        const at = document.elementFromPoint(left + width * part, top + height * part);
        return at !== null && (e.contains(at) || at.contains(e));
      });
    };
    const seen = async (e: HTMLElement) => {
      e.focus();
      if (document.activeElement !== e) return true; // it takes no focus, so it hides none
      for (let frames = 0; frames < 20 && !inSight(e); frames++) await frame(); // some come when they have the focus
      return inSight(e);
    };
    const lost: HTMLElement[] = [];
    for (const e of [...stops, ...stops.toReversed()]) if (!(await seen(e))) lost.push(e);
    window.scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
    return lost.map((e) => e.getAttribute("aria-label") ?? e.textContent ?? e.tagName);
  });
  expect(hidden, `${where}: focused, but under something else`).toEqual([]);
}

/** Fails where the edge of a field stands out from its ground by less than 3 : 1 (WCAG 1.4.11), which axe does not measure. */
async function edgesSeen(page: Page, where: string): Promise<void> {
  const faint = await page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (!canvas) throw new Error("no canvas");
    const rgba = (color: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (color: string) => {
      const [r = 0, g = 0, b = 0] = rgba(color).map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (e: Element | null): string => {
      if (!e) return "white";
      const color = getComputedStyle(e).backgroundColor;
      return (rgba(color)[3] ?? 0) === 255 ? color : ground(e.parentElement);
    };
    return [...document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea")]
      .filter((e) => e.checkVisibility())
      .map((e) => {
        const [a = 0, b = 0] = [light(getComputedStyle(e).borderTopColor), light(ground(e.parentElement))].sort((x, y) => y - x);
        return { name: (e as HTMLInputElement).labels?.[0]?.textContent ?? e.id, contrast: (a + 0.05) / (b + 0.05) };
      })
      .filter(({ contrast }) => contrast < 3);
  });
  expect(faint, `${where}: edges of fields`).toEqual([]);
}

/**
 * Fails where letters, words and lines set further apart are cut off (WCAG 1.4.12), or where a page needs sideways scrolling at
 * 320 px (1.4.10). Leaves the page as narrow as that.
 */
async function gives(page: Page, where: string): Promise<void> {
  const cut = await page.evaluate(() => {
    const wide = new CSSStyleSheet();
    wide.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
    document.adoptedStyleSheets.push(wide);
    const words = [...document.querySelectorAll<HTMLElement>("main :is(h1, h2, h3, p, label, button, a, th, td, dt, dd, summary)")];
    const cut = words.filter((e) => {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(e);
      if (!e.checkVisibility() || textOverflow === "ellipsis" || e.clientWidth <= 1 || e.closest(".sr-only")) return false;
      return (
        (overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1) || (overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1)
      );
    });
    return cut.map((e) => e.textContent?.slice(0, 40));
  });
  expect(cut, `${where}: cut off when set further apart`).toEqual([]);
  await noSidewaysScroll(page);
  await page.evaluate(() => document.adoptedStyleSheets.pop());
  await page.setViewportSize({ width: 320, height: page.viewportSize()?.height ?? phone.height });
  await noSidewaysScroll(page);
}

/** Judges what stands on a desk, in light; in dark, too, where there may be columns for which a phone has no room. */
export async function judgedAtDesk(page: Page, name: string): Promise<void> {
  await accessible(page, name);
  if ((await page.getByRole("table").count()) > 0) await accessibleInTheDark(page, name);
  await edgesSeen(page, name);
  await focusInSight(page, name);
}

/** Judges what stands on a phone, in dark, and leaves it narrower still. */
export async function judgedAtHand(page: Page, name: string): Promise<void> {
  const where = `${name} on a phone`;
  const dialog = (await page.getByRole("dialog").count()) > 0; // which hides everything else from those who do not see, too
  await noWideTable(page);
  await accessible(page, where, { preload: false }, dialog ? "[role=dialog]" : undefined);
  await edgesSeen(page, where);
  await focusInSight(page, where);
  await gives(page, where);
}
