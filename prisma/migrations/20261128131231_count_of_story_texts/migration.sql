-- All groups are counted under the empty term, which no article has: to count the table at each look-up costs more the larger it is.
INSERT INTO "story_term_count" ("term", "groups") SELECT '', count(*) FROM "story_text" HAVING count(*) > 0
ON CONFLICT ("term") DO UPDATE SET "groups" = EXCLUDED."groups";
