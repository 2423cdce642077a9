// Starts the real demo for the scripts beside this one, and signs its people in.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const binary = join(import.meta.dirname, "../../bin/candor");
const password = "candor-demo";
const patience = 180_000; // a busy machine is slow, not broken

/** Starts `candor demo` on a free port with Chromium beside it; stop() ends both. */
export async function openDemo() {
  const folder = mkdtempSync(join(tmpdir(), "candor-demo-"));
  const port = await freePort();
  const demo = spawn(binary, ["demo", "--folder", folder, "--listen", `127.0.0.1:${port}`, "--log-level", "error"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await said(demo, "Stop with Ctrl-C");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  const base = `http://localhost:${port}`;
  return {
    base,
    browser,
    /** A page of its own for one of the demo's people, signed in and on the Overview. */
    async signIn(email, options = {}) {
      const context = await browser.newContext({ baseURL: base, locale: "en-GB", timezoneId: "Europe/Stockholm", ...options });
      context.setDefaultTimeout(patience);
      const page = await context.newPage();
      await page.goto("/");
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("navigation").first().waitFor();
      await page.waitForLoadState("networkidle");
      return page;
    },
    async stop() {
      await browser.close();
      demo.kill("SIGTERM");
      await new Promise((resolve) => demo.on("exit", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function said(child, words) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += chunk;
      if (text.includes(words)) resolve();
    });
    child.on("exit", (code) => reject(new Error(`the demo ended with ${code}: ${text}`)));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
