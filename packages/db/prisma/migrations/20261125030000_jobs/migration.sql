-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('MAIL', 'NOTICE');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('WAITING', 'SENDING', 'SENT', 'DELIVERED', 'REFUSED', 'FAILED', 'SKIPPED', 'BOUNCED', 'COMPLAINED');

-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "key" VARCHAR(80);

-- CreateTable
CREATE TABLE "category_subscriptions" (
    "user_id" INTEGER NOT NULL,
    "category_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "category_subscriptions_pkey" PRIMARY KEY ("user_id","category_id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" SERIAL NOT NULL,
    "fact_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "channel" "Channel" NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "chunk" INTEGER NOT NULL DEFAULT 0,
    "state" "DeliveryState" NOT NULL DEFAULT 'WAITING',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "transport" VARCHAR(20),
    "batch_key" VARCHAR(80),
    "provider_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "facts" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "subject" VARCHAR(60) NOT NULL,
    "data" JSONB NOT NULL,
    "actor_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handed_on_at" TIMESTAMPTZ(3),
    "takers" INTEGER,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_suppressions" (
    "address" TEXT NOT NULL,
    "reason" "DeliveryState" NOT NULL,
    "detail" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_suppressions_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "fact_id" INTEGER NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "path" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "category_subscriptions_category_idx" ON "category_subscriptions"("category_id", "user_id");

-- CreateIndex
CREATE INDEX "deliveries_chunk_idx" ON "deliveries"("fact_id", "channel", "chunk");

-- CreateIndex
CREATE INDEX "deliveries_user_idx" ON "deliveries"("user_id", "id");

-- CreateIndex
CREATE INDEX "deliveries_provider_idx" ON "deliveries"("provider_id");

-- CreateIndex
CREATE INDEX "deliveries_state_idx" ON "deliveries"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_once_key" ON "deliveries"("fact_id", "user_id", "channel");

-- CreateIndex
CREATE INDEX "facts_subject_idx" ON "facts"("subject", "id");

-- CreateIndex
CREATE INDEX "facts_at_idx" ON "facts"("at");

-- CreateIndex
CREATE INDEX "notices_user_idx" ON "notices"("user_id", "id");

-- CreateIndex
CREATE INDEX "notices_fact_idx" ON "notices"("fact_id");

-- CreateIndex
CREATE UNIQUE INDEX "notices_once_key" ON "notices"("user_id", "fact_id");

-- CreateIndex
CREATE UNIQUE INDEX "mails_key_key" ON "mails"("key");

-- AddForeignKey
ALTER TABLE "category_subscriptions" ADD CONSTRAINT "category_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category_subscriptions" ADD CONSTRAINT "category_subscriptions_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_fact_id_fkey" FOREIGN KEY ("fact_id") REFERENCES "facts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facts" ADD CONSTRAINT "facts_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_fact_id_fkey" FOREIGN KEY ("fact_id") REFERENCES "facts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE facts
  ADD CONSTRAINT facts_name_form CHECK (name ~ '^[a-z-]+/[a-z-]+$'),
  ADD CONSTRAINT facts_subject_form CHECK (subject ~ '^[a-z-]+:[0-9]+$');
ALTER TABLE mail_suppressions
  ADD CONSTRAINT mail_suppressions_lower_case CHECK (address = lower(address)),
  ADD CONSTRAINT mail_suppressions_reason CHECK (reason IN ('BOUNCED', 'COMPLAINED'));

-- The facts that wait. They are few, however many there were.
CREATE INDEX facts_waiting_idx ON facts (id) WHERE handed_on_at IS NULL;
-- What is unread is counted on every page.
CREATE INDEX notices_unread_idx ON notices (user_id) WHERE read_at IS NULL;

-- Wakes the relays when the transaction is committed; once a statement, however many rows.
CREATE FUNCTION announce_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('facts', '');
  RETURN NULL;
END $$;
CREATE TRIGGER announce_facts AFTER INSERT ON facts
  FOR EACH STATEMENT EXECUTE FUNCTION announce_facts();

-- The state of functions that the portal runs itself. Tasks are in the queue, in a schema that its library keeps.
CREATE SCHEMA jobs;

CREATE TABLE jobs.runs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  function_id text NOT NULL,
  -- An event has one run of a function, however often it comes.
  event_id text NOT NULL,
  event jsonb NOT NULL,
  -- What waits is taken up by the next runner that looks: somebody wants it done, or done again.
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('waiting', 'running', 'completed', 'failed')),
  output jsonb,
  error jsonb,
  -- What went wrong the last time, while it is tried again.
  last_error jsonb,
  failures int NOT NULL DEFAULT 0,
  started_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz(3),
  UNIQUE (function_id, event_id)
);
CREATE INDEX runs_state_idx ON jobs.runs (state, started_at);
CREATE INDEX runs_ended_idx ON jobs.runs (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE jobs.steps (
  run_id uuid NOT NULL REFERENCES jobs.runs ON DELETE CASCADE,
  -- As the SDK hashes the name.
  id text NOT NULL,
  name text NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'sleeping', 'done', 'failed')),
  data jsonb,
  error jsonb,
  -- The order in which steps ended, which a function is told when it is called again.
  ended bigint,
  PRIMARY KEY (run_id, id)
);
CREATE SEQUENCE jobs.ended_seq;

-- Which process works on a task. A process holds a lock by its number for as long as it lives.
CREATE TABLE jobs.claims (
  task_id uuid PRIMARY KEY,
  attempt int NOT NULL,
  run_id uuid NOT NULL,
  worker int NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
