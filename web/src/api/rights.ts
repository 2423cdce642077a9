import { answer, api } from "./client";
import { reloadAnalytics } from "./query";

/** Where everything that is here about oneself is had, as a zip. */
export const takeoutAddress = "/api/me/takeout";

/** DELETE /api/me/data: erases one's data at once and for good, of one platform or everything with oneself. Returns where the receipt is. */
export async function eraseMine(platform?: string): Promise<{ url: string; code: string }> {
  const { url, confirmation_code: code } = await answer(api.DELETE("/api/me/data", { params: { query: { platform } } }));
  if (platform) await reloadAnalytics();
  return { url, code };
}
