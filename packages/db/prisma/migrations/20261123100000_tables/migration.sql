-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "AttemptStatus" AS ENUM ('IN_PROGRESS', 'SUBMITTED', 'PENDING_REVIEW', 'PASSED', 'FAILED', 'EXPIRED', 'VOIDED');

-- CreateEnum
CREATE TYPE "ExamStatus" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "FilePurpose" AS ENUM ('PROFILE_PHOTO', 'TRAINING_BANNER', 'TRAINING_INTRO_VIDEO', 'TRAINING_MEDIA', 'LESSON_IMAGE', 'LESSON_VIDEO', 'LESSON_AUDIO', 'LESSON_DOCUMENT');

-- CreateEnum
CREATE TYPE "ProgressStatus" AS ENUM ('NOT_STARTED', 'IN_PROGRESS', 'COMPLETED');

-- CreateEnum
CREATE TYPE "LessonType" AS ENUM ('TEXT', 'VIDEO', 'AUDIO', 'IMAGE', 'MIXED');

-- CreateEnum
CREATE TYPE "LessonStatus" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "QuestionType" AS ENUM ('SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'TRUE_FALSE', 'TEXT');

-- CreateEnum
CREATE TYPE "QuestionDifficulty" AS ENUM ('EASY', 'MEDIUM', 'HARD');

-- CreateEnum
CREATE TYPE "RegistrationStatus" AS ENUM ('PENDING', 'APPROVED', 'REJECTED', 'WAITLISTED', 'COMPLETED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('az', 'en', 'ru');

-- CreateEnum
CREATE TYPE "TrainingType" AS ENUM ('ONLINE', 'OFFLINE', 'VIDEO');

-- CreateEnum
CREATE TYPE "TrainingStatus" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Difficulty" AS ENUM ('BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'EXPERT');

-- CreateEnum
CREATE TYPE "Recurrence" AS ENUM ('DAILY', 'WEEKLY', 'MONTHLY');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('LEARNER', 'TRAINER', 'ADMIN');

-- CreateEnum
CREATE TYPE "Profession" AS ENUM ('FARMER', 'AGRONOMIST', 'VETERINARIAN', 'ENTREPRENEUR', 'RESEARCHER', 'GOVERNMENT');

-- CreateTable
CREATE TABLE "categories" (
    "id" SERIAL NOT NULL,
    "name" JSONB NOT NULL,
    "description" JSONB,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "choices" (
    "id" SERIAL NOT NULL,
    "question_id" INTEGER NOT NULL,
    "text" JSONB NOT NULL,
    "explanation" JSONB,
    "is_correct" BOOLEAN NOT NULL DEFAULT false,
    "sequence" INTEGER NOT NULL,

    CONSTRAINT "choices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exam_attempts" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "exam_id" INTEGER NOT NULL,
    "attempt_number" INTEGER NOT NULL DEFAULT 1,
    "status" "AttemptStatus" NOT NULL DEFAULT 'IN_PROGRESS',
    "score" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deadline_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "graded_at" TIMESTAMPTZ(3),
    "graded_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exam_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exams" (
    "id" SERIAL NOT NULL,
    "training_id" INTEGER,
    "category_id" INTEGER NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB,
    "certificate_description" JSONB,
    "certificate_validity_days" INTEGER,
    "issues_certificate" BOOLEAN NOT NULL DEFAULT false,
    "passing_score" INTEGER NOT NULL,
    "duration_minutes" INTEGER NOT NULL DEFAULT 60,
    "time_warning_minutes" INTEGER,
    "max_attempts" INTEGER,
    "exam_question_count" INTEGER NOT NULL DEFAULT 10,
    "start_date" TIMESTAMPTZ(3),
    "end_date" TIMESTAMPTZ(3),
    "rules" JSONB,
    "instructions" JSONB,
    "hashtags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "auto_submit" BOOLEAN NOT NULL DEFAULT false,
    "randomize_questions" BOOLEAN NOT NULL DEFAULT false,
    "randomize_choices" BOOLEAN NOT NULL DEFAULT false,
    "show_results_immediately" BOOLEAN NOT NULL DEFAULT false,
    "show_correct_answers" BOOLEAN NOT NULL DEFAULT false,
    "show_explanations" BOOLEAN NOT NULL DEFAULT false,
    "allow_tab_switching" BOOLEAN NOT NULL DEFAULT true,
    "track_tab_changes" BOOLEAN NOT NULL DEFAULT false,
    "status" "ExamStatus" NOT NULL DEFAULT 'DRAFT',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exam_counts" (
    "exam_id" INTEGER NOT NULL,
    "questions" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "completed" INTEGER NOT NULL DEFAULT 0,
    "passed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "exam_counts_pkey" PRIMARY KEY ("exam_id")
);

-- CreateTable
CREATE TABLE "files" (
    "id" SERIAL NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "purpose" "FilePurpose" NOT NULL,
    "training_id" INTEGER,
    "lesson_id" INTEGER,
    "url" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" BIGINT,
    "sha256" CHAR(64),
    "title" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_progress" (
    "id" SERIAL NOT NULL,
    "registration_id" INTEGER NOT NULL,
    "lesson_id" INTEGER NOT NULL,
    "status" "ProgressStatus" NOT NULL DEFAULT 'NOT_STARTED',
    "opened_at" TIMESTAMPTZ(3),
    "last_accessed_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "seconds_spent" INTEGER NOT NULL DEFAULT 0,
    "notes" VARCHAR(5000),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_progress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lessons" (
    "id" SERIAL NOT NULL,
    "module_id" INTEGER NOT NULL,
    "training_id" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB,
    "content" JSONB,
    "type" "LessonType" NOT NULL DEFAULT 'TEXT',
    "status" "LessonStatus" NOT NULL DEFAULT 'DRAFT',
    "duration_minutes" INTEGER,
    "is_required" BOOLEAN NOT NULL DEFAULT true,
    "min_completion_seconds" INTEGER,
    "sequence" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lessons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "modules" (
    "id" SERIAL NOT NULL,
    "training_id" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "sequence" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "modules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questions" (
    "id" SERIAL NOT NULL,
    "exam_id" INTEGER NOT NULL,
    "text" JSONB NOT NULL,
    "explanation" JSONB,
    "type" "QuestionType" NOT NULL,
    "difficulty" "QuestionDifficulty" NOT NULL DEFAULT 'MEDIUM',
    "points" INTEGER NOT NULL DEFAULT 1,
    "is_required" BOOLEAN NOT NULL DEFAULT true,
    "sequence" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registrations" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "training_id" INTEGER NOT NULL,
    "status" "RegistrationStatus" NOT NULL DEFAULT 'PENDING',
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "approved_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "registrations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trainers" (
    "user_id" INTEGER NOT NULL,
    "specialty" JSONB NOT NULL,
    "description" JSONB,
    "experience_years" INTEGER NOT NULL DEFAULT 0,
    "experience_months" INTEGER NOT NULL DEFAULT 0,
    "specializations" JSONB NOT NULL DEFAULT '[]',
    "qualifications" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trainers_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "trainings" (
    "id" SERIAL NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB,
    "category_id" INTEGER NOT NULL,
    "trainer_id" INTEGER NOT NULL,
    "created_by_id" INTEGER NOT NULL,
    "type" "TrainingType" NOT NULL,
    "status" "TrainingStatus" NOT NULL DEFAULT 'DRAFT',
    "difficulty" "Difficulty",
    "language" "Locale" NOT NULL DEFAULT 'az',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "start_date" DATE,
    "end_date" DATE,
    "start_time" TIME(0),
    "end_time" TIME(0),
    "timezone" VARCHAR(50) NOT NULL DEFAULT 'Asia/Baku',
    "capacity" INTEGER,
    "registration_opens_at" TIMESTAMPTZ(3),
    "registration_closes_at" TIMESTAMPTZ(3),
    "requires_approval" BOOLEAN NOT NULL DEFAULT false,
    "require_email_verification" BOOLEAN NOT NULL DEFAULT false,
    "meet_link" TEXT,
    "google_event_id" TEXT,
    "meeting_id" TEXT,
    "address" TEXT,
    "latitude" DECIMAL(9,6),
    "longitude" DECIMAL(9,6),
    "is_recurring" BOOLEAN NOT NULL DEFAULT false,
    "recurrence_frequency" "Recurrence",
    "recurrence_end_date" DATE,
    "has_certificate" BOOLEAN NOT NULL DEFAULT false,
    "certificate_description" JSONB,
    "certificate_has_expiry" BOOLEAN NOT NULL DEFAULT false,
    "certificate_expiry_years" INTEGER,
    "certificate_expiry_months" INTEGER,
    "certificate_expiry_days" INTEGER,
    "exam_required" BOOLEAN NOT NULL DEFAULT false,
    "min_exam_score" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trainings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_counts" (
    "training_id" INTEGER NOT NULL,
    "registrations" INTEGER NOT NULL DEFAULT 0,
    "started" INTEGER NOT NULL DEFAULT 0,
    "completed" INTEGER NOT NULL DEFAULT 0,
    "modules" INTEGER NOT NULL DEFAULT 0,
    "lessons" INTEGER NOT NULL DEFAULT 0,
    "own_files" INTEGER NOT NULL DEFAULT 0,
    "videos" INTEGER NOT NULL DEFAULT 0,
    "documents" INTEGER NOT NULL DEFAULT 0,
    "images" INTEGER NOT NULL DEFAULT 0,
    "audio" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "training_counts_pkey" PRIMARY KEY ("training_id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "father_name" TEXT,
    "username" TEXT,
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "phone" VARCHAR(50),
    "region" TEXT,
    "birth_date" DATE,
    "gender" VARCHAR(50),
    "how_did_you_hear" TEXT,
    "role" "Role" NOT NULL DEFAULT 'LEARNER',
    "profession" "Profession" NOT NULL DEFAULT 'FARMER',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "photo_id" INTEGER,
    "last_login_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "choices_question_sequence_key" ON "choices"("question_id", "sequence");

-- CreateIndex
CREATE INDEX "exam_attempts_exam_idx" ON "exam_attempts"("exam_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "exam_attempts_user_exam_number_key" ON "exam_attempts"("user_id", "exam_id", "attempt_number");

-- CreateIndex
CREATE INDEX "exams_category_idx" ON "exams"("category_id");

-- CreateIndex
CREATE INDEX "exams_training_start_idx" ON "exams"("training_id", "start_date");

-- CreateIndex
CREATE INDEX "exams_status_start_idx" ON "exams"("status", "start_date");

-- CreateIndex
CREATE INDEX "exams_start_date_idx" ON "exams"("start_date");

-- CreateIndex
CREATE INDEX "exams_passing_score_idx" ON "exams"("passing_score", "id");

-- CreateIndex
CREATE INDEX "exams_created_idx" ON "exams"("created_at", "id", "status", "training_id", "created_by_id");

-- CreateIndex
CREATE INDEX "exams_filter_idx" ON "exams"("status", "category_id", "training_id", "created_by_id", "issues_certificate", "start_date", "end_date", "id");

-- CreateIndex
CREATE INDEX "exam_counts_attempts_idx" ON "exam_counts"("attempts", "exam_id");

-- CreateIndex
CREATE INDEX "files_training_idx" ON "files"("training_id", "purpose");

-- CreateIndex
CREATE INDEX "files_lesson_idx" ON "files"("lesson_id");

-- CreateIndex
CREATE INDEX "files_owner_idx" ON "files"("owner_id");

-- CreateIndex
CREATE INDEX "lesson_progress_lesson_idx" ON "lesson_progress"("lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_progress_registration_lesson_key" ON "lesson_progress"("registration_id", "lesson_id");

-- CreateIndex
CREATE INDEX "lessons_training_idx" ON "lessons"("training_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "lessons_id_training_key" ON "lessons"("id", "training_id");

-- CreateIndex
CREATE UNIQUE INDEX "lessons_module_sequence_key" ON "lessons"("module_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "modules_id_training_key" ON "modules"("id", "training_id");

-- CreateIndex
CREATE UNIQUE INDEX "modules_training_sequence_key" ON "modules"("training_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "questions_exam_sequence_key" ON "questions"("exam_id", "sequence");

-- CreateIndex
CREATE INDEX "registrations_training_idx" ON "registrations"("training_id", "status", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "registrations_user_training_key" ON "registrations"("user_id", "training_id");

-- CreateIndex
CREATE INDEX "trainers_created_idx" ON "trainers"("created_at", "user_id");

-- CreateIndex
CREATE INDEX "trainings_category_idx" ON "trainings"("category_id");

-- CreateIndex
CREATE INDEX "trainings_trainer_start_idx" ON "trainings"("trainer_id", "start_date");

-- CreateIndex
CREATE INDEX "trainings_type_start_idx" ON "trainings"("type", "start_date");

-- CreateIndex
CREATE INDEX "trainings_start_date_idx" ON "trainings"("start_date");


-- CreateIndex
CREATE INDEX "trainings_created_idx" ON "trainings"("created_at", "id", "status", "trainer_id");

-- CreateIndex
CREATE INDEX "trainings_filter_idx" ON "trainings"("status", "category_id", "trainer_id", "type", "difficulty", "has_certificate", "start_date", "end_date", "id");

-- CreateIndex
CREATE UNIQUE INDEX "trainings_id_category_key" ON "trainings"("id", "category_id");

-- CreateIndex
CREATE INDEX "training_counts_registrations_idx" ON "training_counts"("registrations", "training_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_photo_key" ON "users"("photo_id");

-- CreateIndex
CREATE INDEX "users_role_idx" ON "users"("role", "is_active");

-- AddForeignKey
ALTER TABLE "choices" ADD CONSTRAINT "choices_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_attempts" ADD CONSTRAINT "exam_attempts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_attempts" ADD CONSTRAINT "exam_attempts_exam_id_fkey" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_attempts" ADD CONSTRAINT "exam_attempts_graded_by_id_fkey" FOREIGN KEY ("graded_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exams" ADD CONSTRAINT "exams_training_id_category_id_fkey" FOREIGN KEY ("training_id", "category_id") REFERENCES "trainings"("id", "category_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exams" ADD CONSTRAINT "exams_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exams" ADD CONSTRAINT "exams_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_counts" ADD CONSTRAINT "exam_counts_exam_id_fkey" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "files" ADD CONSTRAINT "files_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "files" ADD CONSTRAINT "files_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "trainings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "files" ADD CONSTRAINT "files_lesson_id_training_id_fkey" FOREIGN KEY ("lesson_id", "training_id") REFERENCES "lessons"("id", "training_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registrations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lessons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_module_id_training_id_fkey" FOREIGN KEY ("module_id", "training_id") REFERENCES "modules"("id", "training_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "modules" ADD CONSTRAINT "modules_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "trainings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_exam_id_fkey" FOREIGN KEY ("exam_id") REFERENCES "exams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "trainings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainers" ADD CONSTRAINT "trainers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_trainer_id_fkey" FOREIGN KEY ("trainer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_counts" ADD CONSTRAINT "training_counts_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "trainings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "files"("id") ON DELETE SET NULL ON UPDATE CASCADE;

