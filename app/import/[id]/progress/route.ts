import { problemOf } from "../../../../lib/model/problem.ts";
import { followImport } from "../../../../lib/usecases/imports/follow-import.ts";

export const dynamic = "force-dynamic";

/**
 * Server-sent events: how many files of an import are finished, whenever that changes. It names no file and no outlet. The stream ends by
 * itself after a while, and a browser opens it again as long as the page wants it.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id))
    return Response.json(problemOf("NOT_FOUND", "There is no such import."), { status: 404 });
  const steps = followImport(Number(id), request.signal);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await steps.next().catch(() => ({ done: true, value: undefined }) as const);
      if (done || value === undefined) controller.close();
      else if (value === "well") controller.enqueue(encoder.encode("event: well\ndata: 1\n\n"));
      else controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
    },
    async cancel() {
      await steps.return(undefined);
    },
  });
  // No cache and no proxy may gather events, nor pack them: a packer waits until it has enough to pack.
  const headers = {
    "content-type": "text/event-stream",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  };
  return new Response(body, { headers });
}
