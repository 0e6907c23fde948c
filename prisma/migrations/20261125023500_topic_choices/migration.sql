-- AlterTable
ALTER TABLE "topic" ADD COLUMN     "claim_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "differences" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "merged_into" INTEGER;

-- AlterTable
ALTER TABLE "matter" ADD COLUMN     "key" TEXT NOT NULL DEFAULT '';

-- By hand: choices about topics were one subject a topic. A name and being hidden are now apart, so that one does not end the other.
UPDATE "decision" SET "subject" = "subject" || ' words', "verdict" = 'own-words', "detail" = "detail" || jsonb_build_object('words', "detail" ->> 'name')
  WHERE "kind" = 'topic' AND "verdict" = 'made';
UPDATE "decision" SET "subject" = "subject" || ' hidden' WHERE "kind" = 'topic' AND "verdict" IN ('hidden', 'shown');
UPDATE "decision" SET "subject" = "subject" || ' name', "verdict" = 'renamed' WHERE "kind" = 'topic' AND "verdict" LIKE 'renamed %';
