import { envelope, meta, missing, series } from "./fixtures/build.ts";
import { metrics } from "./fixtures/metrics.ts";
import { platforms } from "./fixtures/platforms.ts";
import { connections, instagram, overview, overviewCauses, posts, runs } from "./fixtures/world.ts";

interface Answer {
  status?: number;
  body?: unknown;
}

const person = { id: "x", email: "ada@example.org", name: "Ada Lumen", role: "creator" as const, zone: "Europe/Berlin" };
const problem = (status: number, code: string): Answer => ({
  status,
  body: { type: "about:blank", title: code, status, detail: code, code },
});

/** What the stand-in answers, by story. */
export function answers(story: string, method: string, url: URL): Answer {
  const path = url.pathname;
  if (path === "/api/session") return { body: { person: story === "none" && method === "GET" ? null : person } };
  if (path === "/api/platforms") return { body: { platforms: story === "bare" ? platforms.map(bare) : platforms } };
  if (path === "/api/consents") return { body: { operator, consents: platforms.map(accepted) } };
  if (path === "/api/metrics") return { body: { metrics } };
  if (story === "broken") return problem(500, "internal");
  if (method !== "GET") return { body: { success: true, queued: true } };
  if (path.endsWith("/connect")) return { body: { url: "/dashboard?error=tiktok_denied" } };
  if (path === "/api/analytics/socials") return { body: overviewAnswer(story) };
  if (path === "/api/analytics/socials/connections")
    return { body: envelope({ connections: story === "full" ? connections : story === "first" ? connections.slice(1, 2) : [] }) };
  if (path.endsWith("/runs")) return { body: { runs } };
  if (path === "/api/posts") return { body: postsAnswer(story, url) };
  if (path.startsWith("/api/posts/")) return postAnswer(path);
  return problem(404, "not_found");
}

const operator = { name: "Example Ltd", contact: "privacy@example.org", privacy_url: "https://example.org/privacy" };

const accepted = (p: (typeof platforms)[number]) => ({
  platform: p.platform,
  version: "1",
  points: [],
  permissions: p.scopes,
  links: p.links,
  accepted: true,
  last_version: "1",
  accepted_at: "2026-11-20T09:00:00Z",
});

const bare = (p: (typeof platforms)[number]) => ({
  ...p,
  configured: false,
  missing_settings: [`${p.platform.toUpperCase()}_CLIENT_ID`, `${p.platform.toUpperCase()}_CLIENT_SECRET`],
});

function overviewAnswer(story: string) {
  const action = { kind: "connect" as const, label: "Connect account", href: "/api/auth/instagram/connect" };
  if (story === "full")
    return envelope(overview, { state: "partial", meta: meta({ causes: overviewCauses, action: overviewCauses[0]?.action ?? null }) });
  const empty = {
    ...overview,
    total_followers: missing("followers", "no_base"),
    total_posts: missing("posts", "no_base"),
    platforms: [],
    recent_posts: [],
  };
  if (story === "first") {
    const none = series(() => null);
    none.points = none.points.map((p) => ({ ...p, reason: "not_yet_synced" }));
    const fresh = {
      ...instagram,
      state: "never_synced" as const,
      connection_state: "connecting" as const,
      followers: missing("followers", "not_yet_synced"),
      followers_change: missing("followers", "no_base"),
      previous_change: missing("followers", "no_base"),
      followers_series: none,
      last_synced_at: null,
      sync: { running: true, product: "archive", done: 40, total: 200, started_at: null },
    };
    return envelope(
      { ...empty, platforms: [fresh] },
      { state: "never_synced", meta: meta({ as_of: null, oldest_as_of: null, sync: { running: true, done: 40, total: 200 } }) },
    );
  }
  return envelope(empty, {
    state: "empty",
    meta: meta({
      as_of: null,
      oldest_as_of: null,
      next_sync_at: null,
      causes: [{ code: "not_connected", message: "No account is connected yet.", action }],
      action,
    }),
  });
}

function postsAnswer(story: string, url: URL) {
  if (story !== "full") return envelope({ posts: [], next_cursor: null, total: 0 }, { state: "empty" });
  const platform = url.searchParams.get("platform");
  const type = url.searchParams.get("media_type");
  const all = posts.filter((p) => (!platform || p.platform === platform) && (!type || p.media_type === type));
  const many = Array.from({ length: 4 }, (_, n) => all.map((p) => ({ ...p, id: `${p.id}-${n}` }))).flat();
  return envelope({ posts: many, next_cursor: many.length > 5 ? "next" : null, total: many.length * 3 });
}

function postAnswer(path: string): Answer {
  const id = path.split("/").at(-1) ?? "";
  const post = posts.find((p) => id.startsWith(p.id));
  if (!post) return problem(404, "not_found");
  const grow = (end: number) => (i: number) => Math.round(end * (1 - Math.exp(-i / 6)));
  const list = (["views", "likes", "comments"] as const).map((m) => series(grow(post.metrics[m].value ?? 100), [], m));
  return { body: envelope({ post, series: list }) };
}
