-- A matter is a row of a topic, or of a story. A story's rows stand open where they are sure, and wait where they are not.
ALTER TABLE "matter" ALTER COLUMN "topic_id" DROP NOT NULL;
ALTER TABLE "matter" ADD COLUMN "story_id" INTEGER REFERENCES "story" ("id") ON DELETE CASCADE;
ALTER TABLE "matter" ADD COLUMN "strength" TEXT NOT NULL DEFAULT 'sure';
ALTER TABLE "matter" ADD COLUMN "by" TEXT NOT NULL DEFAULT 'words';
ALTER TABLE "matter" ADD COLUMN "reason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "matter" ADD CONSTRAINT "matter_place" CHECK (("topic_id" IS NULL) <> ("story_id" IS NULL));
ALTER TABLE "matter" ADD CONSTRAINT "matter_strength" CHECK ("strength" IN ('sure', 'perhaps'));
ALTER TABLE "matter" ADD CONSTRAINT "matter_by" CHECK ("by" IN ('words', 'person') OR "by" LIKE 'model:%');
CREATE INDEX "matter_story" ON "matter" ("story_id", "position") WHERE "story_id" IS NOT NULL;

-- The story that a link was made in, or none for a link across stories.
ALTER TABLE "link" ADD COLUMN "story_id" INTEGER REFERENCES "story" ("id") ON DELETE CASCADE;
ALTER TABLE "link" ADD COLUMN "strength" TEXT NOT NULL DEFAULT 'sure';
ALTER TABLE "link" ADD COLUMN "by" TEXT NOT NULL DEFAULT 'words';
ALTER TABLE "link" ADD CONSTRAINT "link_strength" CHECK ("strength" IN ('sure', 'perhaps'));
ALTER TABLE "link" ADD CONSTRAINT "link_by" CHECK ("by" IN ('words', 'person') OR "by" LIKE 'model:%');
CREATE INDEX "link_story" ON "link" ("story_id", "score" DESC) WHERE "story_id" IS NOT NULL;
