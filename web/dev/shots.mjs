// Takes pictures of the pages as they stand in the dev server: node dev/shots.mjs [base] [filter]. They land in ../shots/.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const base = process.argv[2] ?? "http://localhost:5173";
const filter = process.argv[3] ?? "";
mkdirSync("../shots", { recursive: true });
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

const pages = { overview: "/dashboard", posts: "/posts", grid: "/posts?view=grid", post: "/posts/p-1", connections: "/connections" };
const shots = [];
for (const [name, path] of Object.entries(pages)) {
  shots.push(
    [`${name}-light`, path, "full", "light", 1440],
    [`${name}-dark`, path, "full", "dark", 1440],
    [`${name}-mobile`, path, "full", "light", 390],
  );
}
for (const story of ["empty", "first", "broken", "none", "bare"]) shots.push([`overview-${story}`, "/dashboard", story, "light", 1280]);
shots.push(["connections-empty", "/connections", "empty", "light", 1280]);

for (const [name, path, story, colorScheme, width] of shots) {
  if (!name.includes(filter)) continue;
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: width < 500 ? 844 : 1000 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  });
  await context.addCookies([{ name: "mock", value: story, url: base }]);
  const page = await context.newPage();
  page.on("console", (m) => m.type() === "error" && console.log(name, m.text()));
  page.on("pageerror", (e) => console.log(name, e.message));
  await page.goto(base + path);
  await page.waitForTimeout(story === "broken" ? 5000 : 1200);
  await page.screenshot({ path: `../shots/${name}.png`, fullPage: true });
  await context.close();
}
await browser.close();
