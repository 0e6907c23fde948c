-- The group that began a story, so that it has its old number again when it stands alone again.
ALTER TABLE "story" ADD COLUMN "first_group" INTEGER;
UPDATE "story" SET "first_group" = (SELECT min("group_id") FROM "story_text" WHERE "story_id" = "story"."id");
CREATE INDEX "story_first_group" ON "story" ("first_group");
