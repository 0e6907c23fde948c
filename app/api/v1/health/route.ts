import { checkHealth } from "../../../../lib/usecases/installation/check-health.ts";
import { route } from "../_route.ts";

export const GET = route({}, async () => ({ body: await checkHealth() }));
