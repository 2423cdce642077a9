/** What an action's address asks to connect: /api/auth/{platform}/connect, with ?connection= to reconnect one. */
export function parseConnectHref(href: string | undefined): { platform: string; connection?: string } | undefined {
  if (!href) return undefined;
  const url = new URL(href, "http://candor.invalid");
  const platform = /^\/api\/auth\/([^/]+)\/connect$/.exec(url.pathname)?.[1];
  if (!platform) return undefined;
  const connection = url.searchParams.get("connection");
  return connection ? { platform, connection } : { platform };
}
