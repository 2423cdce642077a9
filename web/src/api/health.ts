import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";

/** GET /api/admin/health: how the fleet stands. Administrators only; read again every ten seconds while it is looked at. */
export const healthQuery = queryOptions({
  queryKey: ["admin", "health"],
  queryFn: () => answer(api.GET("/api/admin/health")),
  refetchInterval: 10_000,
});

/** GET /api/admin/budgets: what each platform still allows. Administrators only. */
export const budgetsQuery = queryOptions({
  queryKey: ["admin", "budgets"],
  queryFn: () => answer(api.GET("/api/admin/budgets")),
  refetchInterval: 10_000,
});
