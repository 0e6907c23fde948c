import { newInstallation, statusOf } from "./installation.ts";

/** Which cases were held, told to whoever counts them. */
export type Note = (what: string, holds: boolean, found: string) => void;

/** Ways to write an address that visitors and tokens may not have; each asks for the password, or is no address of ours. */
const HIDDEN = [
  "/settings",
  "/settings/",
  "/%73ettings",
  "/settings?_rsc=x",
  "/settings.rsc",
  "/settings.txt",
  "/_next/../settings",
  "/x/%2e%2e/settings",
  "/api/v1/tokens",
  "/api/v1/%74okens",
  "/api/v1/model",
];
/** What such an answer may be: asked, refused, not there, or sent to an address that is then refused. */
const SHUT = [307, 308, 400, 401, 403, 404];

/**
 * Tries the doors of an installation that everybody may read: as a visitor, with a token of each scope, and with headers that a proxy
 * would send. Each refusal has its counterpart that must pass, because a door that is always shut holds everything.
 */
export async function tryDoors(port: number, password: string, note: Note): Promise<void> {
  const open = await newInstallation(port, {
    EMBEDDINGS_PROVIDER: "none",
    PARALLAX_PASSWORD: password,
    PARALLAX_OPEN: "1",
    PARALLAX_PROXY_HEADER: "x-forwarded-user",
    PARALLAX_PROXIES: "203.0.113.7",
  });
  const person = { authorization: `Basic ${Buffer.from(`:${password}`).toString("base64")}` };
  const expects = async (what: string, statuses: readonly number[], path: string, options: RequestInit = {}) => {
    const status = await statusOf(open.base + path, options);
    note(`${what}: ${options.method ?? "GET"} ${path}`, statuses.includes(status), `answered ${status}`);
  };
  const token = async (scope: string): Promise<{ token: number; headers: Record<string, string> }> => {
    const response = await fetch(`${open.base}/api/v1/tokens`, {
      method: "POST",
      headers: { ...person, "content-type": "application/json" },
      body: JSON.stringify({ name: scope, scope }),
    });
    const made = (await response.json()) as { token: number; secret: string };
    return { token: made.token, headers: { authorization: `Bearer ${made.secret}` } };
  };
  const text = (headers: Record<string, string>): RequestInit => ({
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ text: `The bridge at Sel opened on ${crypto.randomUUID()}.` }),
  });
  try {
    await open.start();
    for (const path of ["/", "/articles", "/api/v1/articles"]) await expects("a visitor", [200], path);
    for (const path of [...HIDDEN, "/metrics"]) await expects("a visitor", SHUT, path);
    await expects("a visitor", [401], "/api/v1/imports", text({}));
    await expects("a visitor who says to be a person", [401], "/settings", {
      headers: { "x-parallax-caller": "person" },
    });
    await expects("a visitor who says to be let in by a proxy", [401], "/settings", {
      headers: { "x-forwarded-user": "ana", "x-forwarded-for": "203.0.113.7" },
    });
    await expects("a person", [200], "/settings", { headers: person });
    await expects("a person", [201], "/api/v1/imports", text(person));
    const visit = await fetch(open.base);
    note("a visitor gets no session", visit.headers.getSetCookie().length === 0, visit.headers.getSetCookie().join());
    for (const scope of ["read", "import", "edit"]) {
      const { token: id, headers } = await token(scope);
      await expects(`a token to ${scope}`, [200], "/api/v1/articles", { headers });
      for (const path of HIDDEN) await expects(`a token to ${scope}`, SHUT, path, { headers });
      await expects(`a token to ${scope}`, [403], "/api/v1/tokens", {
        ...text(headers),
        body: JSON.stringify({ name: "x", scope: "edit" }),
      });
      await expects(`a token to ${scope}`, [scope === "read" ? 403 : 201], "/api/v1/imports", text(headers));
      await expects(`a token to ${scope}`, [scope === "edit" ? 200 : 403], "/api/v1/articles/1", {
        method: "PATCH",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ headline: `By a token to ${scope}` }),
      });
      await expects("a person revokes it", [200], `/api/v1/tokens/${id}`, { method: "DELETE", headers: person });
      await expects(`a token to ${scope} that was revoked`, [401], "/api/v1/articles", { headers });
    }
  } finally {
    await open.stop();
    await open.remove();
  }
}
