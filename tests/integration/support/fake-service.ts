import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Answer = { readonly status: number; readonly body: string };
export type FakeService<Question> = {
  readonly url: string;
  /** What was asked, with the authorization it came with. */
  readonly asked: readonly { readonly authorization: string | undefined; readonly sent: Question }[];
  /** Sets what is answered from now on. */
  answer(with_: (question: Question) => Answer): void;
  close(): Promise<void>;
};

/** A service on 127.0.0.1 that takes JSON by POST; it answers 503 until it is told what else. */
export async function fakeService<Question>(): Promise<FakeService<Question>> {
  let answer: (question: Question) => Answer = () => ({ status: 503, body: "" });
  const asked: { authorization: string | undefined; sent: Question }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const sent = JSON.parse(Buffer.concat(parts).toString()) as Question;
      asked.push({ authorization: request.headers.authorization, sent });
      const { status, body } = answer(sent);
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/asked`,
    asked,
    answer: (given) => {
      answer = given;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
