import { answer, api } from "./client";
import { forgetConnection } from "./query";

/** DELETE /api/connections/{id}, "Not this account": revokes and purges at once what was connected within the last hour. */
export async function removeConnection(id: string): Promise<void> {
  await answer(api.DELETE("/api/connections/{id}", { params: { path: { id } } }));
  await forgetConnection(id);
}
