import { router } from "../_http/router.ts";
import { OPERATIONS } from "../_operations/all.ts";

export const dynamic = "force-dynamic";

/** Every address below /api/v1. The operations stand in ../_operations, by subject. */
const answer = router(OPERATIONS);

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
