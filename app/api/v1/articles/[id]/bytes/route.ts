import { showOriginal } from "../../../../../../lib/usecases/articles/show-original.ts";
import { route } from "../../../_route.ts";
import { IdParams } from "../../../_schemas.ts";

/** The original bytes, as a download that no browser opens or guesses the type of: they may be a page with script. */
export const GET = route({ params: IdParams }, async ({ params: { id } }) => {
  const { bytes, sourceId } = await showOriginal(id);
  const ascii = sourceId.replace(/[^\w.-]/g, "_");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${percentEncoded(sourceId)}`,
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
    },
  });
});

/** As RFC 8187 wants it; a lone surrogate in a name would make encodeURIComponent throw. */
function percentEncoded(name: string): string {
  return encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
