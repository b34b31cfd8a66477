-- Search over trainings, modules, lessons, exams and trainers: a document for each, kept by triggers in the transaction of the
-- change itself. docs/decisions/0012-search.md has the reasons.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- CreateEnum
CREATE TYPE "SearchNoun" AS ENUM ('TRAINING', 'MODULE', 'LESSON', 'EXAM', 'TRAINER');

-- CreateTable
CREATE TABLE "search_documents" (
    "noun" "SearchNoun" NOT NULL,
    "id" INTEGER NOT NULL,
    "is_public" BOOLEAN NOT NULL,
    "owner_id" INTEGER,
    "author_id" INTEGER,
    "category_id" INTEGER,
    "type" "TrainingType",
    "difficulty" "Difficulty",
    "language" "Locale",
    "month" DATE,
    "has_certificate" BOOLEAN,
    "free_seats" BOOLEAN,
    "head" tsvector,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("noun","id")
);

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- One for each noun: a search in one reads nothing of the others.
CREATE INDEX search_trainings_words_idx ON search_documents USING gin (words) WHERE noun = 'TRAINING';
CREATE INDEX search_modules_words_idx ON search_documents USING gin (words) WHERE noun = 'MODULE';
CREATE INDEX search_lessons_words_idx ON search_documents USING gin (words) WHERE noun = 'LESSON';
CREATE INDEX search_exams_words_idx ON search_documents USING gin (words) WHERE noun = 'EXAM';
CREATE INDEX search_trainers_words_idx ON search_documents USING gin (words) WHERE noun = 'TRAINER';

-- CreateIndex
CREATE INDEX "search_words_trigrams_idx" ON "search_words" USING GIN ("word" gin_trgm_ops);

-- A text as a search reads it: lower case; letters that people type for one another as one (İ I ı i, ə e, ğ g, ş s, ç c, ö o,
-- ü u); in Latin, so that the two ways to spell Azerbaijani meet and Russian is spelt alike on both sides; without accents; and
-- whatever is neither letter nor digit a space. packages/api/src/search/spell.ts does the same.
CREATE FUNCTION latin(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN replace(replace(replace(
    translate(lower(replace(value, 'İ', 'i') COLLATE "und-x-icu"),
      'əığşçöüâабвгдеёжзийклмнопрстуфхчшщыэәғҝөүһҹј№«»–—’“”ьъ',
      'eigscouaabvqdeejziyklmnoprstufxcssieeggouhcy        '),
    'ц', 'ts'), 'ю', 'yu'), 'я', 'ya');

CREATE FUNCTION spell(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  spelt text := latin(value);
BEGIN
  -- Hardly a text has other letters than these; what they cost is a third.
  IF octet_length(spelt) = length(spelt) THEN
    RETURN regexp_replace(spelt COLLATE "C", '[^a-z0-9]+', ' ', 'g');
  END IF;
  spelt := regexp_replace(
    normalize(latin(normalize(value, NFC)), NFD), '[\u0300-\u036f]+', '', 'g');
  RETURN regexp_replace(spelt COLLATE "und-x-icu", '[^[:alnum:]]+', ' ', 'g');
END $$;

-- All languages of a translated text, one after the other; nothing for none.
CREATE FUNCTION every_language(value jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN concat_ws(' ', value ->> 'az', value ->> 'en', value ->> 'ru');

-- The words of a document by what they weigh. Texts of any length are cut where a vector could grow too large.
CREATE FUNCTION search_words(a text, b text, c text, d text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('simple', spell(left(coalesce(a, ''), 10000))), 'A')
      || setweight(to_tsvector('simple', spell(left(coalesce(b, ''), 10000))), 'B')
      || setweight(to_tsvector('simple', spell(left(coalesce(c, ''), 10000))), 'C')
      || setweight(to_tsvector('simple', spell(left(coalesce(d, ''), 50000))), 'D');

-- What the documents must be, made of the rows. They have only words that whoever sees the row is shown: of lessons and
-- modules the title, of nobody an address.
CREATE VIEW search_documents_actual AS
  SELECT 'TRAINING'::"SearchNoun" AS noun, t.id, t.status = 'PUBLISHED' AS is_public, t.trainer_id AS owner_id,
         NULL::int AS author_id, t.category_id, t.type, t.difficulty, t.language,
         t.start_date - (extract(day FROM t.start_date)::int - 1) AS month, t.has_certificate,
         t.capacity IS NULL OR t.capacity > c.taken AS free_seats, h.head,
         strip(h.head || search_words(NULL, NULL, NULL, every_language(t.description))) AS words
    FROM trainings t
    JOIN training_counts c ON c.training_id = t.id
    JOIN categories k ON k.id = t.category_id
    JOIN users u ON u.id = t.trainer_id
   -- Thousands may have a word, and are put in order by it: with the words of descriptions that takes far too long.
   CROSS JOIN LATERAL (
     SELECT search_words(every_language(t.title), concat_ws(' ', every_language(k.name), array_to_string(t.tags, ' ')),
                         u.first_name || ' ' || u.last_name, NULL) AS head OFFSET 0) h
  UNION ALL
  SELECT 'MODULE', m.id, t.status = 'PUBLISHED', t.trainer_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         search_words(every_language(m.title), NULL, NULL, NULL)
    FROM modules m JOIN trainings t ON t.id = m.training_id
  UNION ALL
  SELECT 'LESSON', l.id, l.status = 'PUBLISHED' AND t.status = 'PUBLISHED', t.trainer_id, NULL, NULL, NULL, NULL, NULL, NULL,
         NULL, NULL, NULL, search_words(every_language(l.title), NULL, NULL, NULL)
    FROM lessons l JOIN trainings t ON t.id = l.training_id
  UNION ALL
  SELECT 'EXAM', e.id, e.status = 'PUBLISHED' AND (t.id IS NULL OR t.status = 'PUBLISHED'), t.trainer_id, e.created_by_id, NULL,
         NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         search_words(every_language(e.title), concat_ws(' ', every_language(k.name), array_to_string(e.hashtags, ' ')), NULL,
                      every_language(e.description))
    FROM exams e JOIN categories k ON k.id = e.category_id LEFT JOIN trainings t ON t.id = e.training_id
  UNION ALL
  SELECT 'TRAINER', r.user_id, u.role = 'TRAINER' AND u.is_active, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         search_words(u.first_name || ' ' || u.last_name,
                      concat_ws(' ', every_language(r.specialty),
                        (SELECT string_agg(every_language(s), ' ') FROM jsonb_array_elements(r.specializations) s)),
                      NULL, every_language(r.description))
    FROM trainers r JOIN users u ON u.id = r.user_id;

-- The words that everybody sees and that a mistyped word may have meant: no numbers, nothing short.
CREATE FUNCTION telling_words(words tsvector) RETURNS SETOF text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT word FROM unnest(tsvector_to_array(words)) word WHERE length(word) BETWEEN 3 AND 40 AND word !~ '[0-9]' $$;

-- Whether everybody sees a document that has the word.
CREATE FUNCTION is_shown(word text) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN EXISTS (SELECT FROM search_documents WHERE noun = 'TRAINING' AND is_public AND words @@ word::tsquery)
      OR EXISTS (SELECT FROM search_documents WHERE noun = 'MODULE' AND is_public AND words @@ word::tsquery)
      OR EXISTS (SELECT FROM search_documents WHERE noun = 'LESSON' AND is_public AND words @@ word::tsquery)
      OR EXISTS (SELECT FROM search_documents WHERE noun = 'EXAM' AND is_public AND words @@ word::tsquery)
      OR EXISTS (SELECT FROM search_documents WHERE noun = 'TRAINER' AND is_public AND words @@ word::tsquery);

-- Brings the documents of these rows, and the words, to what they must be. One transaction at a time: whoever waits reads
-- what the one in front has written, so that a name and what bears it cannot change past each other.
CREATE FUNCTION refresh_search(of_noun "SearchNoun", ids int[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text[];
  after text[];
BEGIN
  IF cardinality(ids) = 0 THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(7301445);
  -- Seats are taken meanwhile without that lock, but not without this one.
  IF of_noun = 'TRAINING' THEN
    PERFORM FROM training_counts WHERE training_id = ANY (ids) ORDER BY training_id FOR NO KEY UPDATE;
  END IF;
  before := ARRAY(SELECT DISTINCT telling_words(words) FROM search_documents WHERE noun = of_noun AND id = ANY (ids) AND is_public);
  INSERT INTO search_documents AS d SELECT * FROM search_documents_actual a WHERE a.noun = of_noun AND a.id = ANY (ids)
  ON CONFLICT (noun, id) DO UPDATE
     SET (is_public, owner_id, author_id, category_id, type, difficulty, language, month, has_certificate, free_seats, head, words)
       = (EXCLUDED.is_public, EXCLUDED.owner_id, EXCLUDED.author_id, EXCLUDED.category_id, EXCLUDED.type, EXCLUDED.difficulty,
          EXCLUDED.language, EXCLUDED.month, EXCLUDED.has_certificate, EXCLUDED.free_seats, EXCLUDED.head,
          EXCLUDED.words)
   WHERE d IS DISTINCT FROM EXCLUDED;
  DELETE FROM search_documents d
   WHERE d.noun = of_noun AND d.id = ANY (ids)
     AND NOT EXISTS (SELECT FROM search_documents_actual a WHERE a.noun = of_noun AND a.id = d.id);
  after := ARRAY(SELECT DISTINCT telling_words(words) FROM search_documents WHERE noun = of_noun AND id = ANY (ids) AND is_public);
  INSERT INTO search_words SELECT unnest(after) EXCEPT SELECT unnest(before) ON CONFLICT DO NOTHING;
  DELETE FROM search_words w
   WHERE w.word IN (SELECT unnest(before) EXCEPT SELECT unnest(after))
     AND NOT is_shown(w.word);
END $$;

CREATE FUNCTION search_trainings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched int[];
  moved int[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refresh_search('TRAINING', ARRAY(SELECT id FROM added));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM refresh_search('TRAINING', ARRAY(SELECT id FROM removed));
  ELSE
    touched := ARRAY(
      SELECT coalesce(a.id, r.id) FROM added a FULL JOIN removed r ON r.id = a.id
       WHERE (a.title, a.description, a.tags, a.category_id, a.trainer_id, a.status, a.type, a.difficulty, a.language, a.start_date,
              a.has_certificate, a.capacity)
             IS DISTINCT FROM
             (r.title, r.description, r.tags, r.category_id, r.trainer_id, r.status, r.type, r.difficulty, r.language, r.start_date,
              r.has_certificate, r.capacity));
    moved := ARRAY(SELECT a.id FROM added a JOIN removed r ON r.id = a.id
                    WHERE (a.status, a.trainer_id) IS DISTINCT FROM (r.status, r.trainer_id));
    PERFORM refresh_search('TRAINING', touched);
    IF cardinality(moved) > 0 THEN
      PERFORM refresh_search('MODULE', ARRAY(SELECT id FROM modules WHERE training_id = ANY (moved))),
              refresh_search('LESSON', ARRAY(SELECT id FROM lessons WHERE training_id = ANY (moved))),
              refresh_search('EXAM', ARRAY(SELECT id FROM exams WHERE training_id = ANY (moved)));
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_insert AFTER INSERT ON trainings REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_trainings();
CREATE TRIGGER search_update AFTER UPDATE ON trainings REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_trainings();
CREATE TRIGGER search_delete AFTER DELETE ON trainings REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION search_trainings();

-- Of a module, a lesson or an exam, whose noun is named, whatever changes is looked at.
CREATE FUNCTION search_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refresh_search(TG_ARGV[0]::"SearchNoun", ARRAY(SELECT id FROM added));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM refresh_search(TG_ARGV[0]::"SearchNoun", ARRAY(SELECT id FROM removed));
  ELSE
    PERFORM refresh_search(TG_ARGV[0]::"SearchNoun", ARRAY(SELECT id FROM added UNION SELECT id FROM removed));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_insert AFTER INSERT ON modules REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_rows('MODULE');
CREATE TRIGGER search_update AFTER UPDATE ON modules REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_rows('MODULE');
CREATE TRIGGER search_delete AFTER DELETE ON modules REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION search_rows('MODULE');
CREATE TRIGGER search_insert AFTER INSERT ON lessons REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_rows('LESSON');
CREATE TRIGGER search_update AFTER UPDATE ON lessons REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_rows('LESSON');
CREATE TRIGGER search_delete AFTER DELETE ON lessons REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION search_rows('LESSON');
CREATE TRIGGER search_insert AFTER INSERT ON exams REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_rows('EXAM');
CREATE TRIGGER search_update AFTER UPDATE ON exams REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_rows('EXAM');
CREATE TRIGGER search_delete AFTER DELETE ON exams REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION search_rows('EXAM');

CREATE FUNCTION search_trainers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refresh_search('TRAINER', ARRAY(SELECT user_id FROM added));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM refresh_search('TRAINER', ARRAY(SELECT user_id FROM removed));
  ELSE
    PERFORM refresh_search('TRAINER', ARRAY(SELECT user_id FROM added UNION SELECT user_id FROM removed));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_insert AFTER INSERT ON trainers REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_trainers();
CREATE TRIGGER search_update AFTER UPDATE ON trainers REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_trainers();
CREATE TRIGGER search_delete AFTER DELETE ON trainers REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION search_trainers();

-- The names of categories and of trainers are words of what bears them.
CREATE FUNCTION search_categories() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  renamed int[] := ARRAY(SELECT a.id FROM added a JOIN removed r ON r.id = a.id WHERE a.name <> r.name);
BEGIN
  IF cardinality(renamed) > 0 THEN
    PERFORM refresh_search('TRAINING', ARRAY(SELECT id FROM trainings WHERE category_id = ANY (renamed))),
            refresh_search('EXAM', ARRAY(SELECT id FROM exams WHERE category_id = ANY (renamed)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_update AFTER UPDATE ON categories REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_categories();

-- A sign-in writes to the row of a person as well, and must look at nothing.
CREATE FUNCTION search_users() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed int[] := ARRAY(
    SELECT a.id FROM added a JOIN removed r ON r.id = a.id
     WHERE (a.first_name, a.last_name, a.role, a.is_active) IS DISTINCT FROM (r.first_name, r.last_name, r.role, r.is_active));
BEGIN
  IF cardinality(changed) > 0 THEN
    PERFORM refresh_search('TRAINER', ARRAY(SELECT user_id FROM trainers WHERE user_id = ANY (changed))),
            refresh_search('TRAINING', ARRAY(SELECT id FROM trainings WHERE trainer_id = ANY (changed)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_update AFTER UPDATE ON users REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_users();

-- A seat that is taken or given back changes a document only where it was the last one.
CREATE FUNCTION search_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added a JOIN removed r ON r.training_id = a.training_id WHERE a.taken <> r.taken) THEN
    UPDATE search_documents d SET free_seats = t.capacity > a.taken
      FROM added a JOIN trainings t ON t.id = a.training_id
     WHERE t.capacity IS NOT NULL AND d.noun = 'TRAINING' AND d.id = a.training_id
       AND d.free_seats IS DISTINCT FROM (t.capacity > a.taken);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_update AFTER UPDATE ON training_counts REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_seats();

CREATE FUNCTION search_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_search('TRAINER', ARRAY(SELECT id FROM search_documents WHERE noun = 'TRAINER'));
  RETURN NULL;
END $$;
CREATE TRIGGER search_truncate AFTER TRUNCATE ON trainers FOR EACH STATEMENT EXECUTE FUNCTION search_truncate();

-- Whoever keeps what was found hears of it: `search`.
CREATE FUNCTION tell_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM touched) THEN
    PERFORM tell_changes('{search}', 'search', '{}');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_insert AFTER INSERT ON search_documents REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_search();
CREATE TRIGGER tell_update AFTER UPDATE ON search_documents REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_search();
CREATE TRIGGER tell_delete AFTER DELETE ON search_documents REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_search();
CREATE TRIGGER tell_insert AFTER INSERT ON search_words REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_search();
CREATE TRIGGER tell_update AFTER UPDATE ON search_words REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_search();
CREATE TRIGGER tell_delete AFTER DELETE ON search_words REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_search();
CREATE TRIGGER tell_truncate AFTER TRUNCATE ON search_documents FOR EACH STATEMENT EXECUTE FUNCTION tell_truncate('search');
CREATE TRIGGER tell_truncate AFTER TRUNCATE ON search_words FOR EACH STATEMENT EXECUTE FUNCTION tell_truncate('search');

-- The words that a mistyped one may have meant, the nearest first: as many letters wrong as its length allows, its end
-- perhaps not typed yet.
CREATE FUNCTION near_words(typed text) RETURNS SETOF text
  LANGUAGE sql STABLE PARALLEL SAFE
  SET pg_trgm.similarity_threshold = 0.2
  AS $$
    SELECT word
      FROM (SELECT word, least(levenshtein(word, typed), levenshtein(left(word, length(typed)), typed),
                               levenshtein(left(word, length(typed) + 1), typed)) AS wrong
              FROM search_words WHERE word % typed AND length(typed) BETWEEN 3 AND 40) near
     WHERE wrong <= CASE WHEN length(typed) < 5 THEN 1 WHEN length(typed) < 9 THEN 2 ELSE 3 END
     ORDER BY wrong, similarity(word, typed) DESC, word
     LIMIT 6
  $$;

-- What a search asks for when nothing has all of its words as they were typed: a word that nobody has is any of those it may
-- have meant.
CREATE FUNCTION near_query(typed text[]) RETURNS tsquery
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$
    SELECT string_agg(
      CASE WHEN EXISTS (SELECT FROM search_words WHERE word LIKE term || '%') THEN term || ':*'
           ELSE coalesce('(' || (SELECT string_agg(near, ' | ') FROM near_words(term) near) || ')', term || ':*') END, ' & ')::tsquery
      FROM unnest(typed) term
  $$;

SELECT refresh_search('TRAINING', ARRAY(SELECT id FROM trainings)), refresh_search('MODULE', ARRAY(SELECT id FROM modules)),
       refresh_search('LESSON', ARRAY(SELECT id FROM lessons)), refresh_search('EXAM', ARRAY(SELECT id FROM exams)),
       refresh_search('TRAINER', ARRAY(SELECT user_id FROM trainers));
