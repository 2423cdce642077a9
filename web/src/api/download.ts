import { ApiError } from "./error";

/**
 * GETs a file and hands it to the browser's downloads under the name that the server gives it. It tells how many bytes have come as they
 * come, and returns the name. A refusal is an [ApiError].
 */
export async function download(address: string, came: (bytes: number) => void): Promise<string> {
  const response = await fetch(address).catch(() => {
    throw new ApiError(0, "unreachable");
  });
  if (!response.ok) throw ApiError.from(response, await response.json().catch(() => undefined));
  const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "candor";
  const parts: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    parts.push(chunk.value);
    bytes += chunk.value.length;
    came(bytes);
  }
  save(new Blob(parts, { type: response.headers.get("Content-Type") ?? "" }), name);
  return name;
}

/** Hands something to the browser's downloads under a name. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
