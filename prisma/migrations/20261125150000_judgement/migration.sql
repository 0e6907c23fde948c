-- What a plugged-in judge says of two linked claims, bound to their keys as decisions are.
CREATE TABLE "judgement" (
    "subject" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "relation" TEXT,
    "a" INTEGER[],
    "b" INTEGER[],
    "judged_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judgement_pkey" PRIMARY KEY ("subject")
);
