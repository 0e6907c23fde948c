-- Claims are looked up by their words just after others were stored. New entries would gather in a list that every look-up reads from end
-- to end, and that the planner takes for so dear that it reads the whole table instead.
ALTER INDEX "claim_lemmas" SET (fastupdate = off);
