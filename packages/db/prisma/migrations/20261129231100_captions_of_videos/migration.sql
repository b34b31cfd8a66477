-- AlterTable
ALTER TABLE "files" ADD COLUMN     "language" "Locale",
ADD COLUMN     "video_id" INTEGER;

-- AlterTable
ALTER TABLE "uploads" ADD COLUMN     "language" "Locale",
ADD COLUMN     "video_id" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "files_captions_key" ON "files"("video_id", "language");

-- CreateIndex
CREATE INDEX "uploads_video_idx" ON "uploads"("video_id");

-- AddForeignKey
ALTER TABLE "files" ADD CONSTRAINT "files_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Captions belong to a video and are in a language, and nothing else does and is.
ALTER TABLE files
  ADD CONSTRAINT files_captions_whole CHECK ((purpose = 'LESSON_CAPTIONS') = (video_id IS NOT NULL)
    AND (purpose = 'LESSON_CAPTIONS') = (language IS NOT NULL));
ALTER TABLE uploads
  ADD CONSTRAINT uploads_captions_whole CHECK ((purpose = 'LESSON_CAPTIONS') = (video_id IS NOT NULL)
    AND (purpose = 'LESSON_CAPTIONS') = (language IS NOT NULL));

-- What is part of a text or of a video is of no kind: it is read with it, and is no material to list or count.
CREATE OR REPLACE FUNCTION file_kind(purpose "FilePurpose", mime text) RETURNS file_kind
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN purpose IN ('LESSON_TEXT_IMAGE', 'LESSON_CAPTIONS') THEN NULL
    WHEN purpose IN ('TRAINING_INTRO_VIDEO', 'LESSON_VIDEO') OR mime LIKE '%video%' THEN 'VIDEO'::file_kind
    WHEN purpose = 'LESSON_DOCUMENT' OR mime LIKE '%pdf%' OR mime LIKE '%doc%' THEN 'DOCUMENT'::file_kind
    WHEN purpose IN ('TRAINING_BANNER', 'LESSON_IMAGE', 'PROFILE_PHOTO') OR mime LIKE '%image%' THEN 'IMAGE'::file_kind
    WHEN purpose = 'LESSON_AUDIO' OR mime LIKE '%audio%' THEN 'AUDIO'::file_kind
    ELSE 'DOCUMENT'::file_kind END;
