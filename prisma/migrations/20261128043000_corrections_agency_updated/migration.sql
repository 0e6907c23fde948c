-- A correction or a note of the editors is a role of its own. What pages print of their agency and of their last change is kept.
ALTER TABLE "passage" DROP CONSTRAINT "passage_role";
ALTER TABLE "passage"
  ADD CONSTRAINT "passage_role" CHECK ("role" IN ('headline','deck','byline','caption','body','teaser','comment','correction','appeal','furniture'));
ALTER TABLE "article" ADD COLUMN "agency" TEXT,
ADD COLUMN "updated_at" TEXT;
