type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
type Options = {
  params?: Record<string, string>;
  json?: unknown;
  form?: FormData | URLSearchParams;
  headers?: Record<string, string>;
  method?: string;
};

const HOST = "127.0.0.1:3000";

/** Call a route handler as a browser on the same site would. */
export function call(
  handler: Handler,
  path: string,
  { params = {}, json, form, headers = {}, method }: Options = {},
): Promise<Response> {
  const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
  const request = new Request(`http://${HOST}${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { host: HOST, ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return handler(request, { params: Promise.resolve(params) });
}
