-- A learned line says which role it gives and who says so.
ALTER TABLE "furniture_line" ADD COLUMN "role" TEXT NOT NULL DEFAULT 'furniture',
ADD COLUMN "origin" TEXT NOT NULL DEFAULT 'rule';

-- By hand: the roles that a line can have wherever it stands, and who can say so.
ALTER TABLE "furniture_line"
  ADD CONSTRAINT "furniture_line_role" CHECK ("role" IN ('teaser','appeal','furniture')),
  ADD CONSTRAINT "furniture_line_origin" CHECK ("origin" IN ('rule','person'));
