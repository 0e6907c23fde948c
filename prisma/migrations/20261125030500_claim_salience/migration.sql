-- What a claim says has to be done, whose its hedges are, and how much its article makes of it. Claims of version 2 lack them and are derived anew.
ALTER TABLE "claim" ADD COLUMN "author_hedges" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN "obligations" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN "salience" REAL NOT NULL DEFAULT 0;
