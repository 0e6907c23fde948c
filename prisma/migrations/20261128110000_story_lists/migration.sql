-- What lists of stories are ordered and narrowed by, kept with the story because counting it for all of them would read the whole collection.
ALTER TABLE "story" ADD COLUMN "groups" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "story" ADD COLUMN "first_day" INTEGER;
ALTER TABLE "story" ADD COLUMN "last_day" INTEGER;
UPDATE "story" s SET "groups" = c.n, "first_day" = c.first, "last_day" = c.last
FROM (SELECT "story_id", count(*) AS n, min("first_day") AS first, max("last_day") AS last FROM "story_text" GROUP BY 1) c
WHERE c."story_id" = s."id";
CREATE INDEX "story_newest" ON "story" ("last_day" DESC NULLS LAST, "id" DESC) WHERE "groups" > 1;
CREATE INDEX "story_most" ON "story" ("groups" DESC, "id" DESC) WHERE "groups" > 1;

-- Words in names and headlines, found as words in texts are.
CREATE INDEX "story_name_search" ON "story" USING gin (to_tsvector('english', coalesce("name", '')));
CREATE INDEX "article_headline_search" ON "article" USING gin (to_tsvector('english', coalesce("headline", '')));
