import { answer, api } from "./client";
import { forgetConnection } from "./query";

/** DELETE /api/auth/{platform}/disconnect: ends one connection; its data is hidden at once and purged within 7 days. */
export async function disconnect(platform: string, connection: string): Promise<void> {
  await answer(api.DELETE("/api/auth/{platform}/disconnect", { params: { path: { platform }, query: { connection } } }));
  await forgetConnection(connection);
}
