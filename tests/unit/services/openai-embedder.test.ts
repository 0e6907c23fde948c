import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openAiCompatibleEmbedder } from "../../../lib/services/openai-embedder.ts";

type Question = { authorization: string | undefined; path: string | undefined; model: string; input: string[] };
let stop: (() => void) | undefined;
afterEach(() => stop?.());

/** A server on 127.0.0.1 that answers every request with what `answer` makes of it. */
async function serverThat(answer: (question: Question) => { status: number; body: string }): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { model, input } = JSON.parse(Buffer.concat(parts).toString()) as { model: string; input: string[] };
      const { status, body } = answer({
        authorization: request.headers.authorization,
        path: request.url,
        model,
        input,
      });
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => server.close();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
}

const lengths = (input: string[]) => input.map((text, index) => ({ index, embedding: [text.length, 1] }));

describe("an embeddings server", () => {
  it("is asked at its address, with key and model, and answers in any order", async () => {
    const asked: Question[] = [];
    const url = await serverThat((question) => {
      asked.push(question);
      return { status: 200, body: JSON.stringify({ data: lengths(question.input).reverse() }) };
    });
    const embedder = openAiCompatibleEmbedder({ url, key: "k", model: "m", fetch });
    expect(await embedder.embed(["a", "bbb"])).toEqual([Float32Array.of(1, 1), Float32Array.of(3, 1)]);
    expect(asked).toEqual([{ authorization: "Bearer k", path: "/v1/embeddings", model: "m", input: ["a", "bbb"] }]);
    expect([embedder.name, embedder.dimensions]).toEqual(["openai-compatible:m", 2]);
  });

  it("gets many sentences in several requests and the vectors come back in order", async () => {
    let requests = 0;
    const url = await serverThat(({ input }) => {
      requests++;
      return { status: 200, body: JSON.stringify({ data: lengths(input) }) };
    });
    const sentences = Array.from({ length: 150 }, (_, i) => "x".repeat(i + 1));
    const vectors = await openAiCompatibleEmbedder({ url, key: "", model: "m", fetch }).embed(sentences);
    expect(vectors.map((vector) => vector[0])).toEqual(sentences.map((sentence) => sentence.length));
    expect(requests).toBeGreaterThan(1);
  });

  it.each([
    ["an error", 500, "{}"],
    ["no JSON", 200, "<html>"],
    ["too few vectors", 200, '{"data":[{"index":0,"embedding":[1,2]}]}'],
    ["vectors of different lengths", 200, '{"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[1]}]}'],
    ["words instead of numbers", 200, '{"data":[{"index":0,"embedding":["a"]},{"index":1,"embedding":["b"]}]}'],
  ])("is unavailable when it answers with %s", async (_, status, body) => {
    const url = await serverThat(() => ({ status, body }));
    await expect(openAiCompatibleEmbedder({ url, key: "", model: "m", fetch }).embed(["a", "b"])).rejects.toMatchObject(
      { code: "UNAVAILABLE" },
    );
  });

  it("is unavailable when nothing listens there", async () => {
    const url = await serverThat(() => ({ status: 200, body: "" }));
    stop?.();
    await expect(openAiCompatibleEmbedder({ url, key: "", model: "m", fetch }).embed(["a"])).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
  });
});
