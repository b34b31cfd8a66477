// Serves the built pages at HOST and PORT, compressed: with Brotli where the browser takes it, a sixth less than gzip. A proxy in front
// may do so too; then this leaves it nothing to do.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { constants } from "node:zlib";
import compression from "compression";
import next from "next";
import sirv from "sirv";
import { servingWholePages } from "./whole-pages.ts";

const { HOST, PORT } = (await import("#env.ts").catch(refuse)).env;

/** How long running requests may take to end once the process is told to stop, in milliseconds. */
const patience = 9_000;

const builtFiles = "/_next/static";
/** What the build made, from the files that `compress.ts` made of it. Their names change when they do. */
const serveBuilt = sirv(join(import.meta.dirname, ".next/static"), {
  brotli: true,
  gzip: true,
  maxAge: 31_536_000,
  immutable: true,
});
/** Pages are compressed while they are made: better than this takes longer than it saves. */
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } });

const app = next({ dev: false, dir: import.meta.dirname, hostname: HOST, port: PORT });
const servePage = servingWholePages(app.getRequestHandler());

function serve(request: IncomingMessage, response: ServerResponse) {
  const { url = "/" } = request;
  const page = () => {
    request.url = url;
    compress(request as never, response as never, () => servePage(request, response));
  };
  if (!url.startsWith(`${builtFiles}/`)) return page();
  request.url = url.slice(builtFiles.length);
  serveBuilt(request, response, page);
}

function refuse(error: unknown): never {
  console.error(`The web server does not start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

const server = createServer(serve);
let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), patience).unref();
  server.close(() => app.close().finally(() => process.exit(0)));
}

process.on("SIGTERM", stop).on("SIGINT", stop);
await app.prepare().catch(refuse);
server.on("error", refuse).listen(PORT, HOST);
