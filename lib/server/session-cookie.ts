import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** How long a session lasts, in seconds. */
const LASTS_S = 12 * 3600;
const NAME = "parallax-session";

/**
 * Whoever has given the password once carries a signed cookie, and passes with it while addresses that guess have to wait. The key is
 * made of the password, so that another password ends all sessions, and of chance, so that a cookie says nothing about the password.
 */
export type Sessions = {
  /** Whether one of the request's cookies is a session of ours that has not run out. */
  holds(cookies: string | undefined): boolean;
  /** The header that gives a session. `secure` where the browser speaks HTTPS. */
  begin(secure: boolean): string;
};

/** Sessions of this process, which hold below `path`. `now` tells seconds. */
export function newSessions(password: string, now: () => number, path = "/"): Sessions {
  const key = createHmac("sha256", randomBytes(32)).update(password).digest();
  const sign = (until: string) => createHmac("sha256", key).update(until).digest("base64url");
  return {
    holds(cookies = "") {
      return cookies.split(/;\s*/).some((cookie) => {
        const [, until = "", signature = ""] = new RegExp(`^${NAME}=(\\d{1,12})\\.([\\w-]{43})$`).exec(cookie) ?? [];
        if (!until || Number(until) < now()) return false;
        return timingSafeEqual(Buffer.from(sign(until)), Buffer.from(signature));
      });
    },
    begin(secure) {
      const until = String(Math.floor(now()) + LASTS_S);
      return `${NAME}=${until}.${sign(until)}; Path=${path}; HttpOnly; SameSite=Strict; Max-Age=${LASTS_S}${secure ? "; Secure" : ""}`;
    },
  };
}
