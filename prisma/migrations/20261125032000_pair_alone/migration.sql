-- What a pair is by itself, where other pairs made less of it: one of the two turned out to be a digest that holds a second story.
ALTER TABLE "pair" ADD COLUMN "alone" JSONB;
