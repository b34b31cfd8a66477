import swagger, { type StaticDocumentSpec } from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { restPrefix } from "./rest.ts";
import { openApi } from "./rest-openapi.ts";

/** The page takes scripts, styles and pictures from here alone. */
const policy =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'";

/** Serves the description of the REST interface, and a page to read and try it that needs nothing from elsewhere. */
export function restDocs(app: FastifyInstance): void {
  const document = openApi();
  app.get(`${restPrefix}/openapi.json`, async () => document);
  app.register(async (scope) => {
    await scope.register(swagger, {
      mode: "static",
      specification: { document: document as StaticDocumentSpec["document"] },
    });
    await scope.register(swaggerUi, {
      routePrefix: "/api/docs",
      theme: { title: document.info.title },
      uiConfig: { layout: "BaseLayout", validatorUrl: null },
      staticCSP: true,
      transformStaticCSP: () => policy,
    });
  });
}
