import { defineConfig } from "prisma/config";

/** Where Prisma's commands find the schema; the connection is given by lib/server at run time. */
export default defineConfig({
  schema: "../prisma/schema.prisma",
  migrations: { path: "../prisma/migrations" },
});
