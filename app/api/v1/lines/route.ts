import { loadLines } from "../../../../lib/usecases/passages/load-lines.ts";
import { route } from "../_route.ts";

export const dynamic = "force-dynamic";

export const GET = route({}, async () => ({
  body: {
    rows: (await loadLines()).map((line) => ({
      ...line,
      hash: String(line.hash),
      createdAt: line.createdAt.toISOString(),
    })),
  },
}));
