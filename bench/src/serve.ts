// Serves the API for a measurement, or with `--bytes FILE` the bytes of that file and nothing else, and prints its address.
import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { createDb } from "@agrar/db";
import { createServer } from "@agrar/server";

const [kind, source = ""] = process.argv.slice(2);
const server =
  kind === "--bytes" ? bare(readFileSync(source)) : createServer({ db: createDb({ url: source }) });
if (server instanceof http.Server) {
  server.listen(0, "127.0.0.1", () =>
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
  );
} else {
  console.log(await server.listen({ host: "127.0.0.1", port: 0 }));
}
process.on("disconnect", () => process.exit(0));

function bare(bytes: Buffer): http.Server {
  return http.createServer((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.setHeader("content-length", bytes.length);
    response.end(bytes);
  });
}
