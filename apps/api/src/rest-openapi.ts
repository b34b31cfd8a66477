import { type RestRoute, restRoutes } from "@agrar/api/rest";
import { z } from "zod";
import manifest from "../package.json" with { type: "json" };
import { restPrefix } from "./rest.ts";
import { type Parameter, parametersOf, restName, type Schema } from "./rest-input.ts";

/** The description of the REST interface, made of the routes themselves. */
export function openApi() {
  const schemas: Record<string, unknown> = {};
  const paths = Object.fromEntries(
    restRoutes.map((route) => [route.path, { get: operation(route, schemas) }]),
  );
  return {
    openapi: "3.1.0",
    info: {
      title: "Agrar Portal: REST",
      version: manifest.version,
      description:
        "What the clients of the old portal use. New pages call the procedures under /trpc instead.",
    },
    servers: [{ url: restPrefix }],
    paths,
    components: { schemas, responses, securitySchemes },
  };
}

const securitySchemes = {
  key: {
    type: "http",
    scheme: "bearer",
    description: "The key of a service. Admins make them; `docs/services.md` says how they are used.",
  },
};

function operation(route: RestRoute, schemas: Record<string, unknown>) {
  const parameters = parametersOf(route);
  const isOne = route.path.includes("{");
  return {
    summary: route.summary,
    operationId: operationId(route.path),
    tags: [route.path.split("/")[1]],
    security: route.scope ? [{ key: [route.scope] }] : [{}, { key: ["lists:read"] }],
    parameters: parameters.map((parameter) => describe(parameter, route)),
    responses: {
      200: {
        description: route.summary,
        content: { "application/json": { schema: bodySchema(route.body, schemas) } },
      },
      304: { description: "Nothing has changed since the answer whose ETag was sent in If-None-Match." },
      401: { $ref: "#/components/responses/NotSignedIn" },
      403: { $ref: "#/components/responses/NotAllowed" },
      ...(isOne && { 404: { $ref: "#/components/responses/NotFound" } }),
      422: { $ref: "#/components/responses/WrongInput" },
      429: { $ref: "#/components/responses/TooOften" },
      503: { $ref: "#/components/responses/Unavailable" },
    },
  };
}

/** `/trainings/{id}` is `trainingsById`. */
const operationId = (path: string) => path.slice(1).replace("/{id}", "ById");

function describe({ name, field, schema, required }: Parameter, { path, names }: RestRoute) {
  return {
    name,
    in: path.includes(`{${field}}`) ? "path" : "query",
    required,
    schema: restSchema(schema, names),
    ...(schema.type === "array" && { style: "form", explode: false }),
  };
}

/** What a parameter may be, with its words as REST writes them. */
function restSchema(schema: Schema, names: Record<string, string>): Schema {
  const said = (word: string) => restName(word, names);
  return {
    ...schema,
    ...(schema.enum && { enum: schema.enum.map(said) }),
    ...(typeof schema.default === "string" && { default: said(schema.default) }),
  };
}

/** The schema of an answer; the parts of it that have names go to `schemas`. */
function bodySchema(body: z.ZodType, schemas: Record<string, unknown>) {
  const { $schema, $defs, ...schema } = z.toJSONSchema(body, {
    io: "output",
    // The formats say it; their patterns are long and say no more.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  const named = ($defs ?? {}) as Record<string, { id?: string }>;
  for (const [name, { id, ...part }] of Object.entries(named)) schemas[name] = relink(part);
  return relink(schema);
}

const relink = (schema: unknown) =>
  JSON.parse(JSON.stringify(schema).replaceAll("#/$defs/", "#/components/schemas/"));

const refusal = (description: string, more: Record<string, unknown> = {}) => ({
  description,
  content: {
    "application/json": {
      schema: {
        type: "object",
        required: ["message", "reason", "request_id", ...Object.keys(more)],
        properties: {
          message: { type: "string", description: "What is wrong and how to mend it." },
          reason: {
            type: "string",
            description: "`noun.reason`: the same whatever the language.",
            example: "training.notFound",
          },
          params: {
            type: "object",
            description: "Where the reason has more to say: a limit, or what was found.",
          },
          request_id: { type: "string" },
          ...more,
        },
      },
    },
  },
});

const responses = {
  NotSignedIn: refusal("The key is not in force, or there is none where one is needed."),
  NotAllowed: refusal("The key does not cover the scope, or the account has another role."),
  TooOften: refusal("Above the limit of the key or of searches; Retry-After says when to try again."),
  NotFound: refusal("There is no such row, or it is not open to whoever asks."),
  WrongInput: refusal("A parameter has a value that does not fit.", {
    errors: {
      type: "object",
      description: "The reasons by the name of the parameter.",
      additionalProperties: { type: "array", items: { type: "string" } },
      example: { per_page: ["pageSize.outOfRange"] },
    },
  }),
  Unavailable: refusal("The database is out of reach; Retry-After says when to try again."),
};
