import { answer, api } from "./client";

/** GET /api/auth/{platform}/connect: the address of the platform's consent page. It is good once, for ten minutes. */
export async function beginConnect(platform: string, connection?: string): Promise<string> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = connection ? { zone, connection } : { zone };
  const { url } = await answer(api.GET("/api/auth/{platform}/connect", { params: { path: { platform }, query } }));
  return url;
}
