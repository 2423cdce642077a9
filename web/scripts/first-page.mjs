// Measures the first page as a returning creator sees it: Chromium with its processor slowed four times, an empty cache, a session that
// is alive. Prints when the first figure stood on the screen and how much the page moved (design figures: 1.5 s, 0.02).
import { openDemo } from "./demo.mjs";

const rounds = 5;
const demo = await openDemo();
const page = await demo.signIn("mara@candor.demo", { viewport: { width: 1280, height: 900 } });
const devtools = await page.context().newCDPSession(page);
await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
await page.addInitScript(() => {
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  const watch = new MutationObserver(() => {
    const figure = [...document.querySelectorAll("main .font-serif, main [data-figure]")].find((e) => /\d/.test(e.textContent ?? ""));
    if (figure && !window.figureAt) requestAnimationFrame(() => (window.figureAt ??= performance.now()));
  });
  watch.observe(document, { childList: true, subtree: true, characterData: true });
});
const times = [];
const moves = [];
for (let round = 0; round < rounds; round++) {
  await page.goto("/dashboard");
  await page.waitForFunction(() => window.figureAt);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500); // let what comes late move what it will
  times.push(await page.evaluate(() => window.figureAt));
  moves.push(await page.evaluate(() => window.moved));
}
await demo.stop();
times.sort((a, b) => a - b);
console.log(
  `first figure after ${Math.round(times[Math.floor(rounds / 2)])} ms (median of ${rounds}; ${Math.round(times[0])} to ${Math.round(times.at(-1))} ms)`,
);
console.log(`layout shift ${Math.max(...moves).toFixed(4)} at most`);
