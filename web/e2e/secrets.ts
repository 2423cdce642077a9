// After a browser test nothing may hold a secret: not the server's log at debug level, not its files, not an answer, not an address.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Response } from "playwright-core";
import type { IssuedToken } from "./world.ts";

/** Where the server keeps its own keys, and where the simulators say theirs. */
const meantToHoldSecrets = ["keyset.json", "sandbox.env"];

interface Heard {
  where: string;
  text: string;
}

/** Remembers every address that was asked of the server and everything that it answered. */
export class Ears {
  private readonly addresses: string[] = [];
  private readonly answers: Promise<Heard>[] = [];

  constructor(private readonly url: string) {}

  /** Listens to every page of a browser context. */
  over(context: BrowserContext): void {
    context.on("request", (request) => {
      if (request.url().startsWith(this.url)) this.addresses.push(request.url());
    });
    context.on("response", (response) => {
      if (response.url().startsWith(this.url)) this.answers.push(heard(response));
    });
  }

  /** Whether a sign-in at a platform came back. */
  cameBack(): boolean {
    return this.addresses.some((address) => address.includes("/callback?"));
  }

  /** What was heard. A session's token belongs in its cookie, and a sign-in's code in the address of its callback. */
  async all(): Promise<Heard[]> {
    const asked = this.addresses.map((text) => ({ where: `the address ${new URL(text).pathname}`, text }));
    return [...asked, ...(await Promise.all(this.answers))];
  }
}

async function heard(response: Response): Promise<Heard> {
  const { "set-cookie": _, ...headers } = response.headers();
  const body = await response.text().catch(() => ""); // a redirect has none, nor has a page that was left
  return { where: `the answer to ${new URL(response.url()).pathname}`, text: JSON.stringify(headers) + body };
}

/** The forms in which a secret may hide in a text. */
function guises(secret: string): string[] {
  const base64 = Buffer.from(secret).toString("base64").replaceAll("=", "");
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replaceAll("+", "-").replaceAll("/", "_"),
  ];
}

/** Lists which secrets stand where. lasting ones may stand nowhere; codes only on their way between a platform and the callback. */
export function leaks(places: Heard[], lasting: Map<string, string>, codes: string[]): string[] {
  const found: string[] = [];
  for (const { where, text } of places) {
    const passing = where.includes(" /api/auth/") ? [] : codes.map((code) => [code, "code"] as const);
    for (const [secret, what] of [...lasting, ...passing]) {
      if (guises(secret).some((guise) => text.includes(guise))) found.push(`${where} holds a ${what}`);
    }
  }
  return [...new Set(found)];
}

/** Everything that a stage leaves behind: its log, and the files of its folder byte by byte. */
export async function remains(folder: string, log: string): Promise<Heard[]> {
  const places = [{ where: "the log", text: log }];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || meantToHoldSecrets.includes(entry.name)) continue;
    places.push({ where: `the file ${entry.name}`, text: await readFile(join(entry.parentPath, entry.name), "latin1") });
  }
  return places;
}

/** Fails with everything that leaked through a stage. */
export async function checkSecrets(
  ears: Ears,
  folder: string,
  log: string,
  tokens: IssuedToken[],
  others: Map<string, string>,
): Promise<void> {
  if (ears.cameBack() && tokens.length === 0) throw new Error("sign-ins came back, and the simulators know no token to look for");
  const places = [...(await ears.all()), ...(await remains(folder, log))];
  if (!places.some(({ where, text }) => where === "the file candor.db" && text.length > 0))
    throw new Error("the database is not among what is searched");
  const lasting = new Map(others);
  for (const { kind, value, platform } of tokens) if (kind !== "code") lasting.set(value, `${platform} ${kind} token`);
  const codes = tokens.filter(({ kind }) => kind === "code").map(({ value }) => value);
  const found = leaks(places, lasting, codes);
  if (found.length > 0) throw new Error(`secrets leaked:\n${found.join("\n")}`);
}
