import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { insteadHeader } from "./src/safety/page-headers.ts";

const config: NextConfig = {
  poweredByHeader: false,
  // `server.ts` does that, and better.
  compress: false,
  // `check` runs the compiler over the whole workspace; a build that did so again would only start later.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react"] },
  // Azerbaijani has no prefix in addresses, and no second address with one.
  async redirects() {
    return [
      // Without a path of its own: what the other makes of `/az` is an address without a letter, which leads back to `/az`.
      { source: "/az", destination: "/", permanent: true },
      { source: "/az/:path*", destination: "/:path*", permanent: true },
    ];
  },
  async rewrites() {
    const az = { source: "/:path((?!(?:az|en|ru)(?:/|$)).*)", destination: "/az/:path" };
    // What the web server asks for in place of a page, no page has the address of: `[...rest]` has it, in the language that was asked.
    const has = [{ type: "header" as const, key: insteadHeader }];
    const beforeFiles = [
      { has, source: "/:locale(en|ru)/:path*", destination: "/:locale/-" },
      { has, source: az.source, destination: "/az/-" },
    ];
    return { beforeFiles, afterFiles: [az], fallback: [] };
  },
  async headers() {
    // Their names change when they do: see `src/ui/fonts.css`.
    const immutable = [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }];
    const forAnHour = [{ key: "Cache-Control", value: "public, max-age=3600, stale-while-revalidate=86400" }];
    return [
      { source: "/fonts/:file*", headers: immutable },
      { source: "/media/:file*", headers: forAnHour },
    ];
  },
};

const withMessages = createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  // Compiled when the portal is built, so that no browser needs a parser for them.
  experimental: {
    messages: { path: "./src/i18n/messages", locales: "infer", format: "json", precompile: true },
  },
});

export default withMessages(config);
