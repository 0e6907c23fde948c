-- The addresses that an article was found at: the same text under a changed address is one article with two, other text at one address a later version.
CREATE TABLE "article_address" (
  "article_id" INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  "site" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "claimed" BOOLEAN NOT NULL DEFAULT false,
  "seen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "article_address_pkey" PRIMARY KEY ("article_id", "key"),
  CONSTRAINT "article_address_key" CHECK ("key" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "article_address_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "article_address_key_idx" ON "article_address" ("key");

-- What is there already, keyed as new articles are (lib/ingest/address-key.ts): without scheme, "www.", place within the page and last slashes.
WITH bare AS (
  SELECT id, url, created_at, origins -> 'url' ->> 'origin' = 'page-data' AS claimed,
    regexp_replace(regexp_replace(url, '^https?://', '', 'i'), '#.*$', '') AS rest
  FROM article WHERE url ~* '^https?://[^/]+/[^#]' AND char_length(url) <= 2000),
parted AS (
  SELECT *, regexp_replace(lower(substring(rest FROM '^[^/?]*')), '^(www|m|mobile|amp)\.', '') AS site,
    regexp_replace(substring(rest FROM '^[^/?]*(.*)$'), '/+($|\?)', '\1') AS path
  FROM bare)
INSERT INTO article_address (article_id, key, site, address, claimed, seen_at)
SELECT id, encode(sha256(convert_to(site || path, 'UTF8')), 'hex'), site, url, coalesce(claimed, false), created_at FROM parted
WHERE path !~* '^(/(index|home|default|start)(\.[a-z]+)?|/[a-z][a-z](-[a-z][a-z])?)?$';
