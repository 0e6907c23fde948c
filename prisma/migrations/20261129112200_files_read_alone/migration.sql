-- A reader takes several small files at once. Where reading them was too much, each is read alone, so that only the one at fault is refused.
ALTER TABLE "waiting_file" ADD COLUMN "alone" BOOLEAN NOT NULL DEFAULT false;
