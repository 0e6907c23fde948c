-- Copies beside the first of their group, few among many articles: what the review queue and every page's head count.
CREATE INDEX "article_copies" ON "article" ("group_id") WHERE "id" <> "group_id" AND "removed_at" IS NULL;
