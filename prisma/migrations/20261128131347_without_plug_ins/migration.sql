-- The extractor and the judge spoke a protocol of our own and are gone, and with them what they made.
DELETE FROM "claim" WHERE "extracted_by" IS NOT NULL;
ALTER TABLE "claim" DROP COLUMN "extracted_by";
DROP TABLE "judgement";
DELETE FROM "setting" WHERE "key" IN ('plugged-extractor', 'plugged-judge');
