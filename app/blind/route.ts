import { inward, outward } from "../_components/own-address.ts";

/**
 * The form in the masthead that hides the outlets or reveals them: back to the page it stands on, with the choice in the
 * address. What the address says is put into a cookie before the page is made (lib/server/blind.ts).
 */
export async function POST(request: Request): Promise<Response> {
  const blind = (await request.formData()).get("blind") === "1";
  const referer = request.headers.get("referer") ?? "";
  const page = URL.canParse(referer) ? new URL(referer) : null;
  const own = page?.host === request.headers.get("host") ? page : null;
  const query = new URLSearchParams(own?.search);
  for (const word of ["done", "undo", "error"]) query.delete(word);
  query.set("blind", blind ? "1" : "0");
  return new Response(null, {
    status: 303,
    headers: { location: `${outward(inward(own?.pathname ?? "/").replace(/^\/+/, "/"))}?${query}` },
  });
}
