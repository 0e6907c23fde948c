-- A file that is sent comes in parts, so that no process holds the whole of it. It belongs to no import until its request is whole.
CREATE TABLE "upload_file" (
  "id" SERIAL PRIMARY KEY,
  "import_id" INTEGER,
  "position" INTEGER,
  "bytes" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "upload_file_bytes" CHECK ("bytes" >= 0),
  CONSTRAINT "upload_file_place" CHECK (("import_id" IS NULL) = ("position" IS NULL)),
  CONSTRAINT "upload_file_waiting_fkey" FOREIGN KEY ("import_id", "position") REFERENCES "waiting_file" ("import_id", "position") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "upload_file_import_id_position_key" ON "upload_file" ("import_id", "position");
CREATE INDEX "upload_file_loose" ON "upload_file" ("created_at") WHERE "import_id" IS NULL;

CREATE TABLE "upload_part" (
  "upload_id" INTEGER NOT NULL,
  "part" INTEGER NOT NULL,
  "content" BYTEA NOT NULL,
  CONSTRAINT "upload_part_pkey" PRIMARY KEY ("upload_id", "part"),
  CONSTRAINT "upload_part_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload_file" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- Most of what is large is compressed already.
ALTER TABLE "upload_part" ALTER COLUMN "content" SET STORAGE EXTERNAL;
