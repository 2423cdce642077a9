// The stage of a browser test: simulators, a server on a fresh database, and Chromium, all on this machine and gone afterwards.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseEnv, promisify } from "node:util";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { checkSecrets, Ears } from "./secrets.ts";
import { Watch } from "./watch.ts";
import { Control } from "./world.ts";

export const binary = join(import.meta.dirname, "../../bin/candor");
export const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const run = promisify(execFile);

export const password = "a long enough phrase";
export const people = {
  creator: "mara@example.org",
  other: "noor@example.org",
  admin: "ada@example.org",
  manager: "agnes@example.org", // joins by an administrator's link
};

export interface Stage {
  url: string;
  control: Control;
  browser: Browser;
  /** The ids of the platforms that this build simulates, in their order. */
  platforms: string[];
  /** What went wrong in any of the pages so far; a test that expects trouble says which. */
  watch: Watch;
  /** Opens a page in a browser of its own, signed out. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** Opens a browser of its own for a person, signed in as the form does it (by hand: keys.test.ts), on the first page. */
  signIn(email: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the server printed: its greeting and its log. */
  logs(): string;
  /** Ends everything, and fails if a secret is found in what is left. */
  stop(): Promise<void>;
}

interface Options {
  /** False leaves the platforms' settings away, as on a fresh installation. */
  configured?: boolean;
  /** False leaves what is accepted before connecting to the test. */
  accepted?: boolean;
}

/** Starts simulators and server, with a creator who has nothing connected, another for what is foreign, and an administrator. */
export async function open({ configured = true, accepted = true }: Options = {}): Promise<Stage> {
  if (!existsSync(binary)) throw new Error(`${binary} is missing: run make build first`);
  const folder = await mkdtemp(join(tmpdir(), "candor-"));
  const { sandbox, control, settings, platforms } = await simulate(folder);
  // Figures change on the hour. Held still, a test may compare what was read with what is.
  await control.freeze();

  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    PATH: process.env.PATH ?? "",
    ...(configured ? settings : {}),
    CANDOR_DATABASE_URL: `file:${join(folder, "candor.db")}`,
    CANDOR_KEYSET_FILE: join(folder, "keyset.json"),
    CANDOR_PUBLIC_URL: url,
    CANDOR_LISTEN: `127.0.0.1:${port}`,
    CANDOR_LOG_LEVEL: "debug",
  };
  const candor = (...args: string[]) => run(binary, args, { cwd: folder, env: { ...env, CANDOR_PASSWORD: password } });
  await candor("keys", "add");
  for (const [name, role] of [
    ["creator", "creator"],
    ["other", "creator"],
    ["admin", "admin"],
  ] as const) {
    await candor("user", "add", "--email", people[name], "--name", name, "--role", role);
  }

  let logs = "";
  const serve = async () => {
    const child = spawn(binary, ["serve"], { cwd: folder, env });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        logs += chunk;
      });
    }
    await lineOf(child, /^Candor is at/);
    return child;
  };
  const server = await serve();
  if (accepted) for (const email of [people.creator, people.other]) await acceptAll(url, email);
  const browser = await chromium.launch({ executablePath: browserPath, args: browserFlags });
  const watch = new Watch();
  const ears = new Ears(url);
  const visit = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext({ baseURL: url, locale: "en-GB", timezoneId: "Europe/Berlin", ...options });
    context.setDefaultTimeout(90_000); // a busy machine is slow, not wrong
    await watch.over(context);
    ears.over(context);
    return context.newPage();
  };
  return {
    url,
    control,
    browser,
    platforms,
    watch,
    visit,
    async signIn(email, options) {
      const page = await visit(options);
      const signedIn = await page.request.post("/api/session", { data: { email, password }, headers: { "X-Candor": "1" } });
      if (!signedIn.ok()) throw new Error(`sign in ${email}: ${signedIn.status()} ${await signedIn.text()}`);
      await page.goto("/");
      await page.getByRole("navigation", { name: "Places" }).waitFor();
      await page.getByRole("heading", { level: 1 }).waitFor();
      return page;
    },
    logs: () => logs,
    async stop() {
      await ears.all();
      await browser.close();
      await end(server, "SIGTERM");
      try {
        await checkSecrets(ears, folder, logs, await control.tokens(), secretsOf(settings));
      } finally {
        await end(sandbox, "SIGTERM");
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Accepts what is read before connecting, for a person and every platform, so that a test begins behind it. */
async function acceptAll(url: string, email: string): Promise<void> {
  const headers = { "X-Candor": "1", "Content-Type": "application/json" };
  const post = (path: string, body: object, cookie = "") =>
    fetch(url + path, { method: "POST", headers: { ...headers, cookie }, body: JSON.stringify(body) });
  const signedIn = await post("/api/session", { email, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
  const answer = await fetch(`${url}/api/consents`, { headers: { cookie } });
  const { consents } = (await answer.json()) as { consents: { platform: string; version: string }[] };
  for (const { platform, version } of consents) {
    const done = await post("/api/consents", { platform, version }, cookie);
    if (!done.ok) throw new Error(`accept ${platform}: ${done.status} ${await done.text()}`);
  }
}

/** What must be found nowhere besides the tokens: the password of all people here, and the platforms' client secrets. */
function secretsOf(settings: Record<string, string>): Map<string, string> {
  const secrets = Object.entries(settings).filter(([name]) => name.endsWith("_SECRET"));
  return new Map([[password, "password"], ...secrets.map(([name, value]) => [value, name] as const)]);
}

export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the simulators on free ports and reads the settings that lead to them. */
async function simulate(folder: string) {
  const envFile = join(folder, "sandbox.env");
  const { stdout: help } = await run(binary, ["sandbox", "--help"]);
  const ports = [...help.matchAll(/--([a-z]+)-port/g)].flatMap(([flag]) => [flag, "0"]);
  const sandbox = spawn(binary, ["sandbox", ...ports, "--env-file", envFile], { cwd: folder });
  const { control, ...simulators } = JSON.parse(await lineOf(sandbox, /^\{/)) as { control: string };
  const settings = parseEnv(await readFile(envFile, "utf8")) as Record<string, string>;
  return { sandbox, control: new Control(control), settings, platforms: Object.keys(simulators) };
}

/** Waits for the first line of a process's output that matches, and fails with what it said if it ends before. */
export function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += chunk;
    });
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      said += `${line}\n`;
      if (pattern.test(line)) resolve(line);
    });
    child.on("exit", (code) => reject(new Error(`${child.spawnargs.join(" ")} ended with ${code}:\n${said}`)));
  });
}

export function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.on("exit", () => resolve());
    child.kill(signal);
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
