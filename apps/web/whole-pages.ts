import { IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { insteadHeader } from "./src/safety/page-headers.ts";

/**
 * Serves pages by Next.js, and where it has only an empty shell for one, which a browser would have to fill by scripts, a whole page in
 * its place: that there is no such page, or that it could not be made. The page is asked for once more, with the header that leads to
 * the page `[...rest]` and tells it what has happened, and is answered with the status of the first try. Where that fails too, its shell is what is left.
 *
 * `serve` must write the head of a page by `flushHeaders`, and end what it has begun.
 */
export function servingWholePages(serve: RequestListener): RequestListener {
  return (request, response) => {
    delete request.headers[insteadHeader];
    beforeHead(response, (status) => {
      if (!isShell(response)) return;
      discard(response, (shell) => {
        // Those of the first try stay until the response is closed.
        response.setMaxListeners(2 * response.getMaxListeners());
        for (const name of response.getHeaderNames()) response.removeHeader(name);
        beforeHead(response, () => {
          response.statusCode = status;
        });
        serve(askedAgain(request, `${status} ${numberIn(shell)}`.trim()), response);
      });
    });
    serve(request, response);
  };
}

/** Calls back with the status of a response before its head goes out. */
function beforeHead(response: ServerResponse, call: (status: number) => void) {
  const { flushHeaders } = response;
  response.flushHeaders = () => {
    response.flushHeaders = flushHeaders;
    call(response.statusCode);
    // What is discarded has no head.
    if (response.flushHeaders === flushHeaders) response.flushHeaders();
  };
}

/** Only documents are shells: what pages fetch is told apart from them by its type. */
const isShell = (response: ServerResponse) =>
  (response.statusCode === 404 || response.statusCode === 500) &&
  String(response.getHeader("content-type")).startsWith("text/html");

/** Lets nothing of a response out until its end, and then calls with what it would have been. */
function discard(response: ServerResponse, ended: (text: string) => void) {
  const { write, end, flushHeaders } = response;
  const decoder = new TextDecoder();
  let text = "";
  const keep = (chunk: unknown) => {
    if (chunk instanceof Uint8Array) text += decoder.decode(chunk, { stream: true });
    return true;
  };
  response.flushHeaders = () => {};
  response.write = keep;
  response.end = ((chunk?: unknown) => {
    keep(chunk);
    Object.assign(response, { write, end, flushHeaders });
    ended(text);
    return response;
  }) as typeof end;
}

/** The number by which the log knows the error that a shell carries. */
const numberIn = (shell: string) => /\\?"digest\\?":\\?"(\d+)/.exec(shell)?.[1] ?? "";

/** The same request, of which nothing has been read yet. */
function askedAgain({ method, url, headers, socket, httpVersion }: IncomingMessage, instead: string) {
  const again = Object.assign(new IncomingMessage(socket), { method, url, httpVersion });
  again.headers = { ...headers, [insteadHeader]: instead };
  // What is not read to its end takes the connection along when it is let go.
  again.complete = true;
  again.push(null);
  return again.resume();
}
