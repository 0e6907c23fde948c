-- Up to which version a text was compared with its nearest for a rewrite, so that settling does not compare all again each time.
ALTER TABLE "story_text" ADD COLUMN "retold_version" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "story_text_retold" ON "story_text" ("retold_version", "group_id");
