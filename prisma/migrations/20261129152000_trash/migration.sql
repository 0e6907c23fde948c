-- What lay in the trash for so long that it was deleted for good: enough for the history to say so. Its text and its bytes are gone.
CREATE TABLE "deleted_article" (
  "article_id" INTEGER NOT NULL,
  "text_sha256" TEXT NOT NULL,
  "source_id" TEXT NOT NULL,
  "headline" TEXT,
  "removed_at" TIMESTAMPTZ NOT NULL,
  "deleted_at" TIMESTAMPTZ NOT NULL,
  "swept" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "deleted_article_pkey" PRIMARY KEY ("article_id")
);
CREATE INDEX "deleted_article_unswept" ON "deleted_article" ("article_id") WHERE NOT "swept";
-- What lies in the trash already was promised to stay: its thirty days begin now. When it was removed, its decision still says.
UPDATE "article" SET "removed_at" = now() WHERE "removed_at" IS NOT NULL;
