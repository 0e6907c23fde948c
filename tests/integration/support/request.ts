import { expect } from "vitest";
import { FLASH_COOKIE, flashed } from "../../../app/_components/flash.ts";
import { GET as answer } from "../../../app/api/v1/[[...path]]/route.ts";
import { faultsOf } from "./api-document.ts";

type RequestOptions = {
  json?: unknown;
  form?: FormData | URLSearchParams;
  /** A body as it stands, with its type. */
  raw?: { body: string; type: string };
  headers?: Record<string, string>;
  method?: string;
};

const HOST = "127.0.0.1:3000";

/**
 * Ask the API as a browser on the same site would. Every answer is checked against the OpenAPI document: its status, its
 * type and its body have to be in it, and what it says was made has to be there.
 */
export async function call(path: string, options: RequestOptions = {}): Promise<Response> {
  const request = requestOf(path, options);
  const { method } = request;
  const response = await answer(request);
  expect(await faultsOf(method, path, response.clone()), `${method} ${path}, ${response.status}`).toEqual([]);
  const made = response.headers.get("location");
  if (made?.startsWith("/api/")) expect((await answer(requestOf(made))).status, made).toBe(200);
  return response;
}

/** A request as a browser on the same site would send it; POST where it has a body. */
export function requestOf(path: string, { json, form, raw, headers = {}, method }: RequestOptions = {}): Request {
  const body = raw?.body ?? form ?? (json === undefined ? undefined : JSON.stringify(json));
  return new Request(`http://${HOST}${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      host: HOST,
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...(raw ? { "content-type": raw.type } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
}

/** The message that the page finds to which a refused form is sent; null where it finds none. */
export function flashedIn(response: Response): string | null {
  const location = new URL(response.headers.get("location") ?? "/", `http://${HOST}`);
  const cookie = (response.headers.get("set-cookie") ?? "").match(new RegExp(`^${FLASH_COOKIE}=([^;]*)`))?.[1];
  return flashed(location.searchParams.get("error") ?? undefined, cookie);
}
