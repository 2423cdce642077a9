// Compares what the app shows with the simulators' ground truth. Which field of a platform a metric comes from is read from the
// app's own registry, so that a new platform is walked over by itself.

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { reasons } from "../src/text/words.ts";
import type { Past } from "./demo.ts";
import type { WorldAccount, WorldPost } from "./world.ts";

interface Metric {
  id: string;
  scope: "profile" | "post";
  offers: { platform: string; field: string; breaks: { day: string; text: string }[] }[];
}

/** The registry of metrics as the app publishes it. */
export async function registry(page: Page): Promise<Metric[]> {
  const answer = await page.request.get("/api/metrics");
  return ((await answer.json()) as { metrics: Metric[] }).metrics;
}

/** What a place should show: the number in the way of writing of the browser's language, or a word. */
export type Expected = { number: string } | { missing: "not_offered" | "any" };

/** What a metric of a platform should read, given the platform's own figures. */
export function expected(metrics: Metric[], platform: string, id: string, figures: WorldAccount["figures"]): Expected {
  const offer = metrics.find((m) => m.id === id)?.offers.find((o) => o.platform === platform);
  if (!offer) return { missing: "not_offered" };
  for (const field of offer.field.split(/,\s*/)) {
    const value = figures[field.slice(field.lastIndexOf(".") + 1)];
    if (value !== undefined && value !== null) return { number: written(Number(value)) };
  }
  return { missing: "any" };
}

/** What a platform answered to the question for a metric of a creator's account at any hour of a day. */
export async function saidOn({ control, page, creator }: Past, platform: string, id: string, day: string): Promise<number[]> {
  const hours = Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, "0")}:30:00Z`);
  const worlds = await Promise.all(hours.map((at) => control.account(platform, creator, at)));
  const metrics = await registry(page);
  return worlds.flatMap(({ figures }) => {
    const said = expected(metrics, platform, id, figures);
    return "number" in said ? [Number(said.number.replaceAll(",", ""))] : [];
  });
}

/** How many posts were published in each hour of the week of a zone. */
export function byHour(posts: WorldPost[], zone: string): Map<string, number> {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long", hour: "2-digit", hourCycle: "h23" });
  const counts = new Map<string, number>();
  for (const post of posts) {
    const parts = format.formatToParts(new Date(post.published));
    const hour = ["weekday", "hour"].map((part) => parts.find((p) => p.type === part)?.value).join(" ");
    counts.set(hour, (counts.get(hour) ?? 0) + 1);
  }
  return counts;
}

export const written = (value: number): string => new Intl.NumberFormat("en-GB").format(value);

/** One figure as it stands on the page. */
export interface Shown {
  metric: string;
  text: string;
  reason: string | null;
}

/** Reads the figures inside a place. */
export async function shown(place: Locator): Promise<Shown[]> {
  await place.waitFor();
  const [only] = await shownIn(place);
  return only?.figures ?? [];
}

/** A row or a card, with what it says and the figures in it. */
export interface Line {
  post: string;
  text: string;
  figures: Shown[];
}

/** Reads every place that there is, in one go. */
export function shownIn(places: Locator): Promise<Line[]> {
  return places.evaluateAll((elements) =>
    elements.map((element) => ({
      post: (element as HTMLElement).dataset.post ?? "",
      text: element.textContent ?? "",
      figures: [...element.querySelectorAll<HTMLElement>("[data-metric]")].map((figure) => ({
        metric: figure.dataset.metric ?? "",
        // The sentence behind a word is a tooltip; the word is its button.
        text: ((figure.querySelector("button") ?? figure).textContent ?? "").trim(),
        reason: figure.dataset.reason ?? null,
      })),
    })),
  );
}

/** Reads all pages of the posts that stand on the screen, in their order. */
export async function allPosts(page: Page): Promise<Line[]> {
  const rows = page.locator("tr[data-post]");
  const next = page.getByRole("link", { name: "Next page" });
  const all: Line[] = [];
  for (;;) {
    await rows.first().waitFor();
    const lines = await shownIn(rows);
    all.push(...lines);
    if (!(await next.isVisible())) return all;
    await next.click();
    await page.locator(`tr[data-post="${lines[0]?.post}"]`).waitFor({ state: "detached" });
  }
}

/** Reasons that would mean that something went wrong here, where the world is calm. */
const wrong = ["error", "gap", "not_yet_synced"];

/** Fails unless the figure reads exactly as expected: the number, or a word that says why there is none. */
export function check(where: string, figure: Shown | undefined, want: Expected): void {
  if (!figure) throw new Error(`${where}: no figure is shown`);
  if ("number" in want) {
    expect(figure.text, where).toBe(want.number);
    return;
  }
  expect(figure.reason, `${where} reads "${figure.text}", and the platform says nothing`).not.toBeNull();
  const reason = figure.reason as keyof typeof reasons;
  if (want.missing === "not_offered") expect(reason, where).toBe("not_offered");
  expect(wrong, where).not.toContain(reason);
  expect(figure.text, where).toBe(reasons[reason].word);
}
