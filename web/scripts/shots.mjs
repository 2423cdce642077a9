// Takes pictures of every place of the real demo, for each of its lives, in light, dark, on a phone and on a wide screen: npm run shots [-- filter,filter].
// They land in ../shots/; docs/overview.png, the README's picture, is the Overview of the fullest life.
import { copyFileSync, mkdirSync } from "node:fs";
import { openDemo } from "./demo.mjs";

const filters = (process.argv[2] ?? "").split(",");
const lives = {
  full: "mara@candor.demo",
  broken: "layla@candor.demo",
  late: "viktor@candor.demo",
  empty: "noor@candor.demo",
  manager: "agency@candor.demo",
  operator: "admin@candor.demo",
};
const looks = {
  light: { colorScheme: "light", viewport: { width: 1440, height: 1000 } },
  dark: { colorScheme: "dark", viewport: { width: 1440, height: 1000 } },
  phone: { colorScheme: "light", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  wide: { colorScheme: "light", viewport: { width: 2560, height: 1300 } },
};

mkdirSync("../shots", { recursive: true });
const demo = await openDemo();
let taken = 0;
for (const [life, email] of Object.entries(lives)) {
  for (const [look, options] of Object.entries(looks)) {
    if (!filters.some((filter) => `${life}-${look}`.includes(filter))) continue;
    let page;
    try {
      page = await demo.signIn(email, options);
    } catch (error) {
      console.log(`${life}: ${String(error).split("\n")[0]}`);
      break;
    }
    page.on("pageerror", (error) => console.log(life, look, error.message));
    for (const [name, path] of await places(page)) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      if (wide) console.log(`${life}-${look}-${name} scrolls sideways`);
      await page.screenshot({ path: `../shots/${life}-${look}-${name}.png`, fullPage: true });
      taken++;
    }
    await page.context().close();
  }
}
if (filters.some((filter) => "full-light".includes(filter))) {
  const page = await demo.signIn(lives.full, { colorScheme: "light", viewport: { width: 1280, height: 900 } });
  await page.goto("/dashboard");
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: "../shots/readme.png" });
  copyFileSync("../shots/readme.png", "../docs/overview.png");
}
await demo.stop();
console.log(`${taken} pictures in shots/`);

/** The places that a person's own navigation names, the report, the grid of posts, and the newest post's page. */
async function places(page) {
  const links = await page.locator("nav a[href^='/']").evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute("href")))]);
  const found = links.map((href) => [href.replaceAll("/", "") || "overview", href]);
  if (links.includes("/export")) found.push(["report", "/report"]);
  if (links.includes("/posts")) {
    found.push(["grid", "/posts?view=grid"]);
    await page.goto("/posts");
    await page.waitForLoadState("networkidle");
    const post = await page
      .locator("main a[href^='/posts/']")
      .first()
      .getAttribute("href", { timeout: 2000 })
      .catch(() => null);
    if (post) found.push(["post", post]);
  }
  return found;
}
