// Who may import whom, for dependency-cruiser: `pnpm check` runs it, and import-rules.test.ts proves that each rule can
// fail. Paths are those of the files, so an import by a package's name counts like one by its path.

const tests = "\\.(test|spec)\\.tsx?$";
const schemas = "^packages/api/src/[^/]+/schema\\.ts$";

/** @typedef {import("dependency-cruiser").IRegularForbiddenRuleType} Rule */

/**
 * @param {string} name
 * @param {string} comment
 * @param {Rule["from"]} from
 * @param {Rule["to"]} to
 * @returns {Rule}
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    forbid(
      "everything-resolves",
      "An import that leads nowhere hides from every other rule.",
      {},
      { couldNotResolve: true, pathNot: "^server-only$" }, // which Next brings itself
    ),
    forbid(
      "no-cycle",
      "Of two files that need each other at run time, one is in the wrong place.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),

    forbid(
      "db-knows-tables-only",
      "The database package stands below everything.",
      { path: "^packages/db/" },
      { path: "^(apps|packages|bench|e2e|scripts)/", pathNot: "^packages/db/" },
    ),
    forbid(
      "api-knows-db-only",
      "The business stands on the database, and below the servers and pages.",
      { path: "^packages/api/" },
      { path: "^(apps|packages|bench|e2e|scripts)/", pathNot: "^packages/(api|db)/" },
    ),
    forbid(
      "jobs-react-to-facts",
      "Jobs know the facts, the links and calendar files of letters, the storage that they sweep, their own figures and schemas of the API, which knows nothing of them.",
      { path: "^packages/jobs/" },
      {
        path: "^(apps|packages|bench|e2e|scripts)/",
        pathNot: [
          "^packages/(jobs|db)/",
          "^packages/api/src/(calendar|fact|job|link|storage)\\.ts$",
          schemas,
        ],
      },
    ),
    forbid(
      "server-uses-doors",
      "The HTTP server takes procedures, their REST form, storages and schemas from the API, never the inside of a noun.",
      { path: "^apps/api/" },
      {
        path: "^(apps|packages|bench|e2e|scripts)/",
        pathNot: [
          "^apps/api/",
          "^packages/db/",
          "^packages/jobs/src/index\\.ts$",
          "^packages/api/src/(index|server|rest|job|storage|s3)\\.ts$",
          schemas,
        ],
      },
    ),
    forbid(
      "web-knows-api-only",
      "Pages take the API's types and schemas, and nothing else of the repository.",
      { path: "^apps/web/" },
      {
        path: "^(apps|packages|bench|e2e|scripts)/",
        pathNot: ["^apps/web/", "^packages/api/src/index\\.ts$", schemas],
      },
    ),
    forbid(
      "api-door-gives-types",
      "A value of the API's own door would bring the server into the browser.",
      { path: "^(apps/web|e2e)/" },
      { path: "^packages/api/src/index\\.ts$", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "scripts-start-programs",
      "The tools start the apps as programs and never import them.",
      { path: "^scripts/" },
      { path: "^(apps|packages|bench|e2e)/", pathNot: ["^packages/db/", "^e2e/browser\\.ts$"] },
    ),
    forbid(
      "journeys-stay-outside",
      "Journeys see the portal as people do; the database is there to prepare rows.",
      { path: "^e2e/" },
      {
        path: "^(apps|packages|bench|scripts)/",
        pathNot: ["^packages/db/", "^packages/api/src/index\\.ts$"],
      },
    ),

    forbid(
      "schema-runs-in-browsers",
      "Forms use the schemas, so that they need zod and each other only.",
      { path: schemas },
      { pathNot: [schemas, "(^|/)node_modules/zod/"] },
    ),
    forbid(
      "policy-knows-schema-only",
      "Which rows there are for whom depends on no query and no command.",
      { path: "^packages/api/src/[^/]+/policy\\.ts$" },
      {
        path: "^packages/api/src/",
        pathNot: ["/(policy|schema)\\.ts$", "^packages/api/src/(context|error)\\.ts$"],
      },
    ),
    forbid(
      "router-calls-functions",
      "A router names a guard, an input and a function; rows and rights are theirs.",
      { path: "^packages/api/src/[^/]+/router\\.ts$" },
      { path: ["^packages/db/", "/policy\\.ts$", "(^|/)node_modules/(@prisma|pg)/"] },
    ),
    forbid(
      "routers-meet-in-server",
      "Nothing but the app's router is built on a noun's router.",
      { pathNot: ["^packages/api/src/server\\.ts$", tests] },
      { path: "^packages/api/src/[^/]+/router\\.ts$" },
    ),
    forbid(
      "noun-reaches-noun-by-doors",
      "Of another noun there are its schema, policy, queries and events, never its commands.",
      { path: "^packages/api/src/([^/]+)/", pathNot: tests },
      {
        path: "^packages/api/src/[^/]+/",
        pathNot: ["^packages/api/src/($1|list)/", "/(schema|policy|queries|events)\\.ts$"],
      },
    ),

    forbid(
      "features-stay-apart",
      "Routes compose features; features never import each other.",
      { path: "^apps/web/src/features/([^/]+)/" },
      { path: "^apps/web/src/features/", pathNot: "^apps/web/src/features/$1/" },
    ),
    forbid(
      "routes-stand-on-top",
      "Nothing is built on a route.",
      { path: "^apps/web/src/(?!app/)" },
      { path: "^apps/web/src/app/" },
    ),
    forbid(
      "ui-knows-no-noun",
      "Design primitives serve every noun alike.",
      { path: "^apps/web/src/ui/" },
      { path: ["^apps/web/src/(features|app)/", "^packages/"] },
    ),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "/generated/"] },
    exclude: { path: ["/\\.next/", "/public/"] },
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "default"],
    },
  },
};
