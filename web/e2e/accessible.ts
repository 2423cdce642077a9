// Judges a page by the rules of accessibility: by all of them in light and at the width of a phone, and its colours in dark.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { noSidewaysScroll } from "./ways.ts";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const desk = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };
const grounds = { light: "rgb(247, 245, 240)", dark: "rgb(18, 19, 20)" };

/** A rule of WCAG 2.2 AA that axe leaves off unless it is asked for. */
const asked: RunOptions["rules"] = { "target-size": { enabled: true } };

/** The parts of axe's answer that are looked at: handing over all that passed takes longer than the judging. */
type Broken = Pick<AxeResults, "violations">;

/** Fails with every breach of WCAG 2.2 A and AA, and of axe's best practices, in one line each. */
export async function accessible(page: Page, where: string, options: RunOptions = {}): Promise<void> {
  // Colours in passing are no colours to judge.
  await page.waitForFunction(() =>
    document.getAnimations().every((a) => a.playState !== "running" || a.effect?.getTiming().iterations === Infinity),
  );
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const lines = await page.evaluate(
    async ([o, at]: [RunOptions, string]) => {
      const { violations } = await (window as unknown as { axe: { run(o: RunOptions): Promise<Broken> } }).axe.run(o);
      return violations.flatMap((v) => v.nodes.map((n) => `${at}: ${v.id} (${v.help}) at ${n.target.join(" ")}: ${n.failureSummary}`));
    },
    [{ rules: asked, ...options, resultTypes: ["violations"] }, where] as [RunOptions, string],
  );
  expect(lines).toEqual([]);
}

/** Judges a page that stands by all rules in light, and its colours in dark. */
export async function accessibleAtDesk(page: Page, where: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((ground) => getComputedStyle(document.documentElement).backgroundColor === ground, grounds[colorScheme]);
    await accessible(page, `${where}, ${colorScheme}`, colorScheme === "dark" ? { runOnly: ["color-contrast"] } : {});
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** The same, and by all rules again at the width of a phone. */
export async function accessibleEverywhere(page: Page, where: string): Promise<void> {
  await accessibleAtDesk(page, where);
  await page.setViewportSize(phone);
  await noSidewaysScroll(page);
  await accessible(page, `${where} on a phone`);
  await page.setViewportSize(desk);
}
