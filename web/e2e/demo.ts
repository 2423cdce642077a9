// The stage with a past: one creator's demo, whose weeks the real engine lived through on the simulators' clock.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { binary, browserFlags, browserPath, end, freePort, lineOf } from "./stage.ts";
import { Watch } from "./watch.ts";
import { Control } from "./world.ts";

/** Where the demo's people live. */
export const zone = "Europe/Stockholm";

/** A day so many days before today where they live, YYYY-MM-DD. */
export const dayBefore = (n: number) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(Date.now() - n * 86_400_000));

export interface Past {
  /** Who lived. */
  creator: string;
  control: Control;
  watch: Watch;
  /** The creator's own browser, signed in. */
  page: Page;
  /** Opens a browser of its own for somebody else of the demo, signed in. */
  signIn(email: string): Promise<Page>;
  stop(): Promise<void>;
}

/** Lives through so many days with one of the demo's creators, and then holds the clock still. */
export async function live(creator: string, days: number): Promise<Past> {
  const folder = await mkdtemp(join(tmpdir(), "candor-"));
  const port = await freePort();
  const args = ["demo", "--folder", folder, "--days", String(days), "--people", creator, "--listen", `127.0.0.1:${port}`];
  const demo = spawn(binary, [...args, "--public-url", `http://localhost:${port}`, "--log-level", "error"], { cwd: folder });
  const [, address = ""] = /control server is at (\S+)\. /.exec(await lineOf(demo, /control server is at/)) ?? [];
  const control = new Control(address);
  await control.freeze();
  const browser = await chromium.launch({ executablePath: browserPath, args: browserFlags });
  const watch = new Watch();
  const signIn = async (email: string) => {
    const context = await browser.newContext({
      baseURL: `http://localhost:${port}`,
      locale: "en-GB",
      timezoneId: zone,
      viewport: { width: 1280, height: 900 },
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(90_000);
    await watch.over(context);
    const signedIn = await context.request.post("/api/session", {
      data: { email, password: "candor-demo" },
      headers: { "X-Candor": "1" },
    });
    if (!signedIn.ok()) throw new Error(`sign in: ${signedIn.status()} ${await signedIn.text()}`);
    return context.newPage();
  };
  return {
    creator,
    control,
    watch,
    page: await signIn(`${creator}@candor.demo`),
    signIn,
    async stop() {
      await browser.close();
      await end(demo, "SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
