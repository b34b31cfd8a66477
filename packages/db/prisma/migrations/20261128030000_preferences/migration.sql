-- CreateEnum
CREATE TYPE "Family" AS ENUM ('TRAINING', 'EXAM', 'INTERNSHIP');

-- CreateEnum
CREATE TYPE "Pace" AS ENUM ('AT_ONCE', 'DAILY', 'OFF');

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "digest_id" INTEGER,
ADD COLUMN     "family" "Family",
ADD COLUMN     "held_until" TIMESTAMPTZ(3),
ADD COLUMN     "is_daily" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "digests" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "chunk" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "digests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preferences" (
    "user_id" INTEGER NOT NULL,
    "family" "Family" NOT NULL,
    "channel" "Channel" NOT NULL,
    "pace" "Pace" NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "preferences_pkey" PRIMARY KEY ("user_id","family","channel")
);

-- CreateTable
CREATE TABLE "quiet_times" (
    "user_id" INTEGER NOT NULL,
    "quiet_from" TIME(0),
    "quiet_until" TIME(0),
    "time_zone" VARCHAR(60) NOT NULL DEFAULT 'Asia/Baku',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quiet_times_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "digests_chunk_idx" ON "digests"("chunk");

-- CreateIndex
CREATE INDEX "digests_created_idx" ON "digests"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "digests_once_key" ON "digests"("user_id", "day");

-- CreateIndex
CREATE INDEX "deliveries_digest_idx" ON "deliveries"("digest_id");

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digests" ADD CONSTRAINT "digests_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quiet_times" ADD CONSTRAINT "quiet_times_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE preferences
  ADD CONSTRAINT preferences_differ CHECK (pace <> 'AT_ONCE'),
  ADD CONSTRAINT preferences_notices_are_silent CHECK (channel <> 'NOTICE' OR pace <> 'DAILY');
ALTER TABLE quiet_times
  ADD CONSTRAINT quiet_times_differ CHECK (quiet_from IS NOT NULL OR time_zone <> 'Asia/Baku'),
  ADD CONSTRAINT quiet_times_whole CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
  ADD CONSTRAINT quiet_times_end CHECK (quiet_from <> quiet_until),
  -- One that the database cannot reckon with is an error of its own.
  ADD CONSTRAINT quiet_times_zone_known CHECK (timestamptz '2000-01-01 00:00Z' AT TIME ZONE time_zone IS NOT NULL);
ALTER TABLE deliveries
  ADD CONSTRAINT deliveries_notices_are_silent
    CHECK (channel <> 'NOTICE' OR (held_until IS NULL AND NOT is_daily AND digest_id IS NULL)),
  ADD CONSTRAINT deliveries_digest_is_daily CHECK (digest_id IS NULL OR is_daily);

-- What waits for its time. It is little, however much there was.
CREATE INDEX deliveries_held_idx ON deliveries (held_until) WHERE held_until IS NOT NULL;

-- The next moment after `at` at which clocks in a zone show `clock`. Where they skip it, it is the moment at which they would have
-- shown it; where they show it twice, the second one.
CREATE FUNCTION next_at_clock(at timestamptz, zone text, clock time) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE
  RETURN ((at AT TIME ZONE zone)::date + CASE WHEN clock > (at AT TIME ZONE zone)::time THEN 0 ELSE 1 END + clock)
         AT TIME ZONE zone;

-- When somebody who is not to be disturbed at `at` may be again; null where they may be now.
CREATE FUNCTION quiet_end(at timestamptz, zone text, quiet_from time, quiet_until time) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN CASE WHEN quiet_from < quiet_until
                        THEN (at AT TIME ZONE zone)::time >= quiet_from AND (at AT TIME ZONE zone)::time < quiet_until
                        ELSE (at AT TIME ZONE zone)::time >= quiet_from OR (at AT TIME ZONE zone)::time < quiet_until END
              THEN next_at_clock(at, zone, quiet_until) END;

-- When the letter of a day that collects what happens at `at` is due: at eight in the morning, or when it is no longer quiet then.
CREATE FUNCTION digest_due(at timestamptz, zone text, quiet_from time, quiet_until time) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE
  RETURN coalesce(quiet_end(next_at_clock(at, coalesce(zone, 'Asia/Baku'), time '08:00'), zone, quiet_from, quiet_until),
                  next_at_clock(at, coalesce(zone, 'Asia/Baku'), time '08:00'));
