-- Tokens for programs: of the token itself only a hash is kept, so that nobody who reads the table can use one.
CREATE TABLE "token" (
  "id" SERIAL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "made_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "used_at" TIMESTAMPTZ,
  "revoked_at" TIMESTAMPTZ,
  CONSTRAINT "token_scope" CHECK ("scope" IN ('read', 'import', 'edit')),
  CONSTRAINT "token_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "token_name" CHECK (char_length("name") BETWEEN 1 AND 80)
);
CREATE UNIQUE INDEX "token_sha256_key" ON "token" ("sha256");
