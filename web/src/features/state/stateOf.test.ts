import type { UseQueryResult } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { ApiError } from "~/api/error";
import type { Envelope } from "~/api/types";
import { stateOf } from "./stateOf";

const failed = (error: Error) => stateOf({ data: undefined, isError: true, error } as UseQueryResult<Envelope<unknown>>);

it("says why what was asked for was refused, and offers no second try", () => {
  for (const status of [400, 422]) {
    const { state, message, onRetry } = failed(new ApiError(status, "invalid", "The first day comes after the last."));
    expect([state, message, onRetry]).toEqual(["error", "The first day comes after the last.", undefined]);
  }
});

it("lets everything else be tried again", () => {
  for (const status of [0, 500, 503]) expect(failed(new ApiError(status, "internal")).onRetry).toBeTruthy();
});
