-- Feeds that are watched, when each is looked at next, and what of each has come in.
CREATE TABLE "feed" (
  "id" SERIAL PRIMARY KEY,
  "address" TEXT NOT NULL,
  "title" TEXT,
  "etag" TEXT,
  "last_modified" TEXT,
  "looked_at" TIMESTAMPTZ,
  "next_look_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "failures" INTEGER NOT NULL DEFAULT 0,
  "quiet_looks" INTEGER NOT NULL DEFAULT 0,
  "error" TEXT,
  "latest_import_id" INTEGER,
  "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "feed_address" CHECK ("address" ~* '^https?://' AND char_length("address") <= 2000),
  CONSTRAINT "feed_counts" CHECK ("failures" >= 0 AND "quiet_looks" >= 0),
  CONSTRAINT "feed_latest_import_id_fkey" FOREIGN KEY ("latest_import_id") REFERENCES "import" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "feed_address_key" ON "feed" ("address");
CREATE INDEX "feed_next_look_at_idx" ON "feed" ("next_look_at");

CREATE TABLE "feed_entry" (
  "feed_id" INTEGER NOT NULL,
  "identity" TEXT NOT NULL,
  "stated" TEXT NOT NULL,
  "seen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "feed_entry_pkey" PRIMARY KEY ("feed_id", "identity"),
  CONSTRAINT "feed_entry_hashes" CHECK ("identity" ~ '^[0-9a-f]{64}$' AND "stated" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "feed_entry_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
