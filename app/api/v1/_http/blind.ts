import { AppError } from "../../../../lib/model/errors.ts";
import { outletHider } from "../../../../lib/usecases/blind/hide-outlets.ts";

/** Takes the outlets out of what is answered, or leaves it as it is. */
export type Hide = <T>(view: T) => T;

/** Whether the request is a blind reader's: the address says it, else the cookie that the pages set. */
function isBlindRequest(request: Request): boolean {
  const asked = new URL(request.url).searchParams.get("blind");
  if (asked !== null) return asked === "1";
  return (request.headers.get("cookie") ?? "").split(/;\s*/).includes("blind=1");
}

/** What hides the outlets from this request's reader. Throws UNAVAILABLE rather than show a name that could not be looked up. */
export async function hiderFor(request: Request): Promise<Hide> {
  if (!isBlindRequest(request)) return (view) => view;
  return outletHider().catch((cause: unknown) => {
    throw new AppError("UNAVAILABLE", "Outlets are to be hidden, and their names could not be read. Try again.", {
      cause,
    });
  });
}
