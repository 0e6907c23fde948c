-- Which plugged-in extractor, and in which version, proposed a claim. Claims that the rules read have none.
ALTER TABLE "claim" ADD COLUMN "extracted_by" TEXT;
