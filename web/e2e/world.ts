// The ground truth of the simulators, as their control server tells it.

type Figures = Record<string, number>;

export interface WorldPost {
  id: string;
  kind: string;
  published: string;
  title?: string;
  caption: string;
  figures: Figures;
}

export interface WorldAccount {
  platform: string;
  creator: string;
  id: string;
  handle: string;
  figures: Figures;
  posts: WorldPost[];
}

/** Anything that a simulated platform handed out: codes, access tokens, refresh tokens. */
export interface IssuedToken {
  value: string;
  platform: string;
  kind: string;
}

/** Control speaks with the simulators' control server. */
export class Control {
  constructor(private readonly url: string) {}

  /** A creator's account on a platform, with the posts that the platform lists, newest first; as it is, or as it was at an instant. */
  async account(platform: string, creator: string, at = ""): Promise<WorldAccount> {
    const { accounts } = await this.get<{ accounts: WorldAccount[] }>(
      `/world?platform=${platform}&account=${platform}/${creator}&at=${at}`,
    );
    const [found] = accounts;
    if (!found) throw new Error(`the world has no ${platform} account of ${creator}`);
    const listed = found.posts.filter((p) => p.kind !== "story" && Object.keys(p.figures).length > 0);
    return { ...found, posts: listed.sort((a, b) => Date.parse(b.published) - Date.parse(a.published)) };
  }

  /** The calls that a platform took: the path of each, and how it was answered. */
  async calls(platform: string): Promise<{ path: string; status: number }[]> {
    return (await this.get<{ calls: { path: string; status: number }[] }>(`/ledger?platform=${platform}`)).calls ?? [];
  }

  /** Everything that the platforms handed out. */
  async tokens(): Promise<IssuedToken[]> {
    return (await this.get<{ tokens: IssuedToken[] }>("/tokens")).tokens;
  }

  act(platform: string, id: string, body: Record<string, unknown>): Promise<void> {
    return this.send("POST", `/accounts/${platform}/${encodeURIComponent(id)}`, body);
  }

  fault(rule: Record<string, unknown>): Promise<void> {
    return this.send("POST", "/faults", rule);
  }

  clearFaults(): Promise<void> {
    return this.send("DELETE", "/faults");
  }

  /** Lets so much time go by at once. */
  advance(by: string): Promise<void> {
    return this.send("POST", "/clock", { advance: by });
  }

  freeze(): Promise<void> {
    return this.send("POST", "/clock", { frozen: true });
  }

  private async get<T>(path: string): Promise<T> {
    const answer = await fetch(this.url + path);
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  private async send(method: string, path: string, body?: unknown): Promise<void> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }
}
