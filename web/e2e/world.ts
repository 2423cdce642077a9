// The ground truth of the simulators, as their control server tells it.

export interface WorldAccount {
	platform: string;
	creator: string;
	id: string;
	handle: string;
	figures: Record<string, number>;
	posts: { id: string; figures: Record<string, number> }[];
}

/** Control speaks with the simulators' control server. */
export class Control {
	constructor(private readonly url: string) {}

	async account(platform: string, creator: string): Promise<WorldAccount> {
		const world = await this.get<{ accounts: WorldAccount[] }>("/world");
		const found = world.accounts.find((a) => a.platform === platform && a.creator === creator);
		if (!found) throw new Error(`the world has no ${platform} account of ${creator}`);
		return found;
	}

	act(platform: string, id: string, body: Record<string, unknown>) {
		return this.send("POST", `/accounts/${platform}/${encodeURIComponent(id)}`, body);
	}

	fault(rule: Record<string, unknown>) {
		return this.send("POST", "/faults", rule);
	}

	clearFaults() {
		return this.send("DELETE", "/faults");
	}

	async get<T>(path: string): Promise<T> {
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
