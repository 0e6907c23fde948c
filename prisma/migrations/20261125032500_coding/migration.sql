-- Claims coded by several readers, to see how far they agree.
CREATE TABLE "coding" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "codes" JSONB NOT NULL,
    "units" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "coding_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "given_code" (
    "coding_id" INTEGER NOT NULL,
    "claim_key" TEXT NOT NULL,
    "reader" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "given_code_pkey" PRIMARY KEY ("coding_id","reader","claim_key")
);

ALTER TABLE "given_code" ADD CONSTRAINT "given_code_coding_id_fkey" FOREIGN KEY ("coding_id") REFERENCES "coding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
