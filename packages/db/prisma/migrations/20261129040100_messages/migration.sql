-- CreateEnum
CREATE TYPE "MessageAudience" AS ENUM ('SEATED', 'NOT_STARTED', 'WAITING');

-- CreateTable
CREATE TABLE "training_messages" (
    "id" SERIAL NOT NULL,
    "key" UUID NOT NULL,
    "training_id" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "audience" "MessageAudience" NOT NULL,
    "texts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_message_recipients" (
    "message_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,

    CONSTRAINT "training_message_recipients_pkey" PRIMARY KEY ("message_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "training_messages_key_key" ON "training_messages"("key");

-- CreateIndex
CREATE INDEX "training_messages_training_idx" ON "training_messages"("training_id", "id");

-- CreateIndex
CREATE INDEX "training_messages_author_idx" ON "training_messages"("author_id");

-- CreateIndex
CREATE INDEX "training_message_recipients_user_idx" ON "training_message_recipients"("user_id");

-- AddForeignKey
ALTER TABLE "training_messages" ADD CONSTRAINT "training_messages_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "trainings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_messages" ADD CONSTRAINT "training_messages_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_message_recipients" ADD CONSTRAINT "training_message_recipients_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "training_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_message_recipients" ADD CONSTRAINT "training_message_recipients_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Unlike what stands in the catalogue, a message may be in any one language of the portal: in each that it is in, it is whole.
CREATE FUNCTION is_message(value jsonb) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_typeof(value) <> 'object' OR value = '{}' THEN false
    ELSE NOT EXISTS (
      SELECT FROM jsonb_each(value) AS entry
      WHERE entry.key NOT IN ('az', 'en', 'ru')
         OR coalesce(entry.value ->> 'subject', '') !~ '\S'
         OR coalesce(entry.value ->> 'text', '') !~ '\S')
    END;

ALTER TABLE training_messages ADD CONSTRAINT training_messages_whole CHECK (is_message(texts));
