import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import { expect, test } from "vitest";
import { insteadHeader } from "./src/safety/page-headers.ts";
import { servingWholePages } from "./whole-pages.ts";

const html = "text/html; charset=utf-8";
const compress = compression();

/** What a server answers that makes pages by `serve`, as Next.js does: the head first, then piece by piece. */
async function answerOf(serve: RequestListener, headers: Record<string, string> = {}) {
  const whole = servingWholePages(serve);
  const server = createServer((request, response) =>
    compress(request as never, response as never, () => whole(request, response)),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/ru/trainings/9?x=1`, { headers });
  const text = await answer.text();
  server.closeAllConnections();
  server.close();
  return { answer, text };
}

function send(response: ServerResponse, status: number, type: string, ...pieces: string[]) {
  response.statusCode = status;
  response.setHeader("content-type", type);
  response.flushHeaders();
  for (const piece of pieces) response.write(Buffer.from(piece));
  response.end();
}

test("in place of a shell comes a whole page, with the status and without the headers of the first try", async () => {
  const asked: IncomingMessage[] = [];
  const { answer, text } = await answerOf(
    (request, response) => {
      asked.push(request);
      if (request.headers[insteadHeader]) return send(response, 200, html, "<p>Такой страницы ", "нет</p>");
      response.setHeader("link", "</a.css>; rel=preload");
      send(response, 404, html, "<html id=", "__next_error__>");
    },
    { cookie: "a=b" },
  );
  expect([answer.status, text]).toEqual([404, "<p>Такой страницы нет</p>"]);
  expect(answer.headers.has("link")).toBe(false);
  expect(asked.map(({ url, headers }) => [url, headers.cookie, headers[insteadHeader]])).toEqual([
    ["/ru/trainings/9?x=1", "a=b", undefined],
    ["/ru/trainings/9?x=1", "a=b", "404"],
  ]);
});

test("of a page that could not be made it is told by which number the log knows why", async () => {
  const { answer, text } = await answerOf((request, response) => {
    const instead = request.headers[insteadHeader];
    if (instead) send(response, 200, html, String(instead));
    else send(response, 500, html, '<script>E{\\"dig', 'est\\":\\"2338847\\"}</script>');
  });
  expect([answer.status, text]).toEqual([500, "500 2338847"]);
});

test("where that page cannot be made either, its shell is what is left", async () => {
  let tries = 0;
  const { answer, text } = await answerOf((_request, response) => {
    tries++;
    send(response, 500, html, `shell ${tries}`);
  });
  expect([answer.status, text, tries]).toEqual([500, "shell 2", 2]);
});

test.each([
  [200, html],
  [404, "text/x-component"],
  [307, html],
])("%i of %s goes out as it is", async (status, type) => {
  const { answer, text } = await answerOf((_request, response) => send(response, status, type, "a", "b"));
  expect([answer.status, text]).toEqual([status, "ab"]);
});

test("a reader cannot ask for what stands in place of a page", async () => {
  const { text } = await answerOf(
    (request, response) => send(response, 200, html, String(request.headers[insteadHeader])),
    { [insteadHeader]: "500 1" },
  );
  expect(text).toBe("undefined");
});
