-- What the schema language cannot say: translated texts, ranges, search, and the order of names.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A translated text is {az, en?, ru?}: az is there, no other language, nothing blank.
CREATE FUNCTION is_translated(value jsonb) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_typeof(value) <> 'object' THEN false
    ELSE value ? 'az' AND NOT EXISTS (
      SELECT FROM jsonb_each(value) AS entry
      WHERE entry.key NOT IN ('az', 'en', 'ru')
         OR jsonb_typeof(entry.value) <> 'string'
         OR (entry.value #>> '{}') !~ '\S')
    END;

CREATE FUNCTION is_translated_list(value jsonb) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_typeof(value) <> 'array' THEN false
    ELSE NOT EXISTS (SELECT FROM jsonb_array_elements(value) AS item WHERE NOT is_translated(item))
    END;

ALTER TABLE trainers
  ADD CONSTRAINT trainers_specialty_translated CHECK (is_translated(specialty)),
  ADD CONSTRAINT trainers_description_translated CHECK (is_translated(description)),
  ADD CONSTRAINT trainers_specializations_translated CHECK (is_translated_list(specializations)),
  ADD CONSTRAINT trainers_qualifications_translated CHECK (is_translated_list(qualifications)),
  ADD CONSTRAINT trainers_experience_range CHECK (experience_years >= 0 AND experience_months BETWEEN 0 AND 11);

ALTER TABLE categories
  ADD CONSTRAINT categories_name_translated CHECK (is_translated(name)),
  ADD CONSTRAINT categories_description_translated CHECK (is_translated(description));

ALTER TABLE trainings
  ADD CONSTRAINT trainings_title_translated CHECK (is_translated(title)),
  ADD CONSTRAINT trainings_description_translated CHECK (is_translated(description)),
  ADD CONSTRAINT trainings_certificate_description_translated CHECK (is_translated(certificate_description)),
  ADD CONSTRAINT trainings_dates_in_order CHECK (end_date >= start_date),
  ADD CONSTRAINT trainings_registration_in_order CHECK (registration_closes_at > registration_opens_at),
  ADD CONSTRAINT trainings_recurrence_in_order CHECK (recurrence_end_date > start_date),
  ADD CONSTRAINT trainings_capacity_range CHECK (capacity > 0),
  ADD CONSTRAINT trainings_place_range CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT trainings_place_whole CHECK ((latitude IS NULL) = (longitude IS NULL)),
  ADD CONSTRAINT trainings_min_exam_score_range CHECK (min_exam_score BETWEEN 0 AND 100),
  ADD CONSTRAINT trainings_certificate_expiry_range CHECK (
    certificate_expiry_years >= 0 AND certificate_expiry_months BETWEEN 0 AND 11 AND certificate_expiry_days BETWEEN 0 AND 30);

ALTER TABLE modules
  ADD CONSTRAINT modules_title_translated CHECK (is_translated(title)),
  ADD CONSTRAINT modules_sequence_range CHECK (sequence >= 1);

ALTER TABLE lessons
  ADD CONSTRAINT lessons_title_translated CHECK (is_translated(title)),
  ADD CONSTRAINT lessons_description_translated CHECK (is_translated(description)),
  ADD CONSTRAINT lessons_content_translated CHECK (is_translated(content)),
  ADD CONSTRAINT lessons_sequence_range CHECK (sequence >= 1),
  ADD CONSTRAINT lessons_duration_range CHECK (duration_minutes >= 1),
  ADD CONSTRAINT lessons_min_completion_range CHECK (min_completion_seconds >= 0);

ALTER TABLE files
  ADD CONSTRAINT files_title_translated CHECK (is_translated(title)),
  ADD CONSTRAINT files_size_range CHECK (size >= 0),
  -- `file_kind` looks for words in it, and is asked often.
  ADD CONSTRAINT files_mime_lower_case CHECK (mime = lower(mime COLLATE "C")),
  -- Without this, a lesson's file could escape the two-column foreign key by having no training.
  ADD CONSTRAINT files_lesson_has_training CHECK (lesson_id IS NULL OR training_id IS NOT NULL),
  ADD CONSTRAINT files_purpose_fits CHECK (CASE
    WHEN purpose = 'PROFILE_PHOTO' THEN training_id IS NULL AND lesson_id IS NULL
    WHEN purpose IN ('TRAINING_BANNER', 'TRAINING_INTRO_VIDEO', 'TRAINING_MEDIA') THEN training_id IS NOT NULL AND lesson_id IS NULL
    ELSE lesson_id IS NOT NULL END);

ALTER TABLE lesson_progress
  ADD CONSTRAINT lesson_progress_seconds_range CHECK (seconds_spent >= 0);

ALTER TABLE exams
  ADD CONSTRAINT exams_title_translated CHECK (is_translated(title)),
  ADD CONSTRAINT exams_description_translated CHECK (is_translated(description)),
  ADD CONSTRAINT exams_certificate_description_translated CHECK (is_translated(certificate_description)),
  ADD CONSTRAINT exams_rules_translated CHECK (is_translated(rules)),
  ADD CONSTRAINT exams_instructions_translated CHECK (is_translated(instructions)),
  ADD CONSTRAINT exams_dates_in_order CHECK (end_date >= start_date),
  ADD CONSTRAINT exams_passing_score_range CHECK (passing_score BETWEEN 0 AND 100),
  ADD CONSTRAINT exams_duration_range CHECK (duration_minutes BETWEEN 1 AND 480),
  ADD CONSTRAINT exams_time_warning_range CHECK (time_warning_minutes BETWEEN 1 AND 60),
  ADD CONSTRAINT exams_max_attempts_range CHECK (max_attempts BETWEEN 1 AND 10),
  ADD CONSTRAINT exams_question_count_range CHECK (exam_question_count >= 1),
  ADD CONSTRAINT exams_validity_range CHECK (certificate_validity_days >= 1);

ALTER TABLE questions
  ADD CONSTRAINT questions_text_translated CHECK (is_translated(text)),
  ADD CONSTRAINT questions_explanation_translated CHECK (is_translated(explanation)),
  ADD CONSTRAINT questions_sequence_range CHECK (sequence >= 1),
  ADD CONSTRAINT questions_points_range CHECK (points >= 1);

ALTER TABLE choices
  ADD CONSTRAINT choices_text_translated CHECK (is_translated(text)),
  ADD CONSTRAINT choices_explanation_translated CHECK (is_translated(explanation)),
  ADD CONSTRAINT choices_sequence_range CHECK (sequence >= 1);

ALTER TABLE exam_attempts
  ADD CONSTRAINT exam_attempts_number_range CHECK (attempt_number >= 1),
  ADD CONSTRAINT exam_attempts_score_range CHECK (score BETWEEN 0 AND 100);

-- Orders of things are swapped within one transaction, so they are checked at its end.
DROP INDEX modules_training_sequence_key, lessons_module_sequence_key, questions_exam_sequence_key, choices_question_sequence_key;
ALTER TABLE modules ADD CONSTRAINT modules_training_sequence_key UNIQUE (training_id, sequence) DEFERRABLE;
ALTER TABLE lessons ADD CONSTRAINT lessons_module_sequence_key UNIQUE (module_id, sequence) DEFERRABLE;
ALTER TABLE questions ADD CONSTRAINT questions_exam_sequence_key UNIQUE (exam_id, sequence) DEFERRABLE;
ALTER TABLE choices ADD CONSTRAINT choices_question_sequence_key UNIQUE (question_id, sequence) DEFERRABLE;

CREATE UNIQUE INDEX users_email_folded_key ON users (lower(email));
CREATE UNIQUE INDEX categories_name_az_key ON categories ((name ->> 'az'));
CREATE UNIQUE INDEX files_training_single_key ON files (training_id, purpose)
  WHERE purpose IN ('TRAINING_BANNER', 'TRAINING_INTRO_VIDEO');
CREATE UNIQUE INDEX exam_attempts_open_key ON exam_attempts (user_id, exam_id) WHERE status = 'IN_PROGRESS';

-- A file counts as the first that fits, in the order the old portal used.
CREATE TYPE file_kind AS ENUM ('VIDEO', 'DOCUMENT', 'IMAGE', 'AUDIO');
CREATE FUNCTION file_kind(purpose "FilePurpose", mime text) RETURNS file_kind
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN purpose IN ('TRAINING_INTRO_VIDEO', 'LESSON_VIDEO') OR mime LIKE '%video%' THEN 'VIDEO'::file_kind
    WHEN purpose = 'LESSON_DOCUMENT' OR mime LIKE '%pdf%' OR mime LIKE '%doc%' THEN 'DOCUMENT'::file_kind
    WHEN purpose IN ('TRAINING_BANNER', 'LESSON_IMAGE', 'PROFILE_PHOTO') OR mime LIKE '%image%' THEN 'IMAGE'::file_kind
    WHEN purpose = 'LESSON_AUDIO' OR mime LIKE '%audio%' THEN 'AUDIO'::file_kind
    ELSE 'DOCUMENT'::file_kind END;

-- Letters that people type for one another become one: İ I ı i, ə e, ğ g, ş s, ç c, ö o, ü u, ё е.
-- The rest is lower case, and whatever is neither letter nor digit is a space.
CREATE FUNCTION fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(
    lower(translate(value, 'İIıƏəĞğŞşÇçÖöÜüЁё', 'iiieeggssccoouuее') COLLATE "und-x-icu"),
    '[^[:alnum:]]+' COLLATE "und-x-icu", ' ', 'g');

-- What a search looks through: every language of the texts, folded, each word behind a space.
CREATE FUNCTION search_text(title jsonb, description jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN fold(concat(
    ' ', title ->> 'az', ' ', title ->> 'en', ' ', title ->> 'ru',
    ' ', description ->> 'az', ' ', description ->> 'en', ' ', description ->> 'ru'));

-- Kept beside the texts, so that a search compares and never folds.
ALTER TABLE trainings ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (search_text(title, description)) STORED;
ALTER TABLE exams ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (search_text(title, description)) STORED;
CREATE INDEX trainings_search_idx ON trainings USING gin (search_text gin_trgm_ops);
CREATE INDEX exams_search_idx ON exams USING gin (search_text gin_trgm_ops);

-- Sorting: undated things count as far in the future, unrated ones as hardest; titles sort by the alphabet of the language shown.
CREATE INDEX trainings_start_sort_idx ON trainings ((coalesce(start_date, 'infinity'::date)), id);
CREATE INDEX trainings_end_sort_idx ON trainings ((coalesce(end_date, 'infinity'::date)), id);
CREATE INDEX trainings_difficulty_sort_idx ON trainings ((coalesce(difficulty, 'EXPERT'::"Difficulty")), id);
CREATE INDEX trainings_title_az_idx ON trainings ((title ->> 'az') COLLATE "az-x-icu", id);
CREATE INDEX trainings_title_en_idx ON trainings ((coalesce(title ->> 'en', title ->> 'az')) COLLATE "en-x-icu", id);
CREATE INDEX trainings_title_ru_idx ON trainings ((coalesce(title ->> 'ru', title ->> 'az')) COLLATE "ru-x-icu", id);
CREATE INDEX exams_start_sort_idx ON exams ((coalesce(start_date, 'infinity'::timestamptz)), id);
CREATE INDEX exams_end_sort_idx ON exams ((coalesce(end_date, 'infinity'::timestamptz)), id);
CREATE INDEX exams_title_az_idx ON exams ((title ->> 'az') COLLATE "az-x-icu", id);
CREATE INDEX exams_title_en_idx ON exams ((coalesce(title ->> 'en', title ->> 'az')) COLLATE "en-x-icu", id);
CREATE INDEX exams_title_ru_idx ON exams ((coalesce(title ->> 'ru', title ->> 'az')) COLLATE "ru-x-icu", id);
