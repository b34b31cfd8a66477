-- What the schema language cannot say of accounts: who must remain, what ends a session, and a log that shows each alteration.

ALTER TABLE users
  ADD CONSTRAINT users_names_size CHECK (length(first_name) BETWEEN 1 AND 100 AND length(last_name) BETWEEN 1 AND 100),
  ADD CONSTRAINT users_email_lower_case CHECK (email = lower(email)) NOT VALID;
ALTER TABLE invitations
  ADD CONSTRAINT invitations_staff_only CHECK (role <> 'LEARNER'),
  ADD CONSTRAINT invitations_ended_once CHECK (accepted_at IS NULL OR revoked_at IS NULL);
ALTER TABLE service_keys
  ADD CONSTRAINT service_keys_calls_range CHECK (calls_per_minute BETWEEN 1 AND 100000),
  ADD CONSTRAINT service_keys_scopes_some CHECK (cardinality(scopes) > 0);

-- Of one address there is one open invitation.
CREATE UNIQUE INDEX invitations_open_key ON invitations (email) WHERE accepted_at IS NULL AND revoked_at IS NULL;

-- Searching and sorting people.
ALTER TABLE users ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (
  fold(' ' || first_name || ' ' || last_name || ' ' || coalesce(father_name, '') || ' ' || email || ' ' || coalesce(phone, ''))) STORED;
CREATE INDEX users_search_idx ON users USING gin (search_text gin_trgm_ops);
CREATE INDEX users_last_name_idx ON users (last_name COLLATE "az-x-icu", id);
CREATE INDEX users_first_name_idx ON users (first_name COLLATE "az-x-icu", id);
CREATE INDEX users_created_idx ON users (created_at, id);
CREATE INDEX users_last_login_idx ON users ((coalesce(last_login_at, '-infinity'::timestamptz)), id);

-- Not worth the writing-ahead: counts of what was done in the last minutes.
ALTER TABLE limits SET UNLOGGED;

-- The portal always has an admin who can act. One change of admins at a time, so that two cannot remove each other.
CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7301443);
  IF NOT EXISTS (SELECT FROM users WHERE role = 'ADMIN' AND is_active AND id <> OLD.id) THEN
    RAISE EXCEPTION 'user.lastAdmin' USING ERRCODE = 'AG001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_an_admin BEFORE UPDATE OF role, is_active ON users
  FOR EACH ROW WHEN (OLD.role = 'ADMIN' AND OLD.is_active AND NOT (NEW.role = 'ADMIN' AND NEW.is_active))
  EXECUTE FUNCTION keep_an_admin();

-- Who a person is or what they may do has changed: every browser has to show anew that it is them.
CREATE FUNCTION end_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM sessions WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER end_sessions AFTER UPDATE OF role, is_active, email ON users
  FOR EACH ROW WHEN (OLD.role <> NEW.role OR (OLD.is_active AND NOT NEW.is_active) OR OLD.email <> NEW.email)
  EXECUTE FUNCTION end_sessions();

CREATE FUNCTION end_sessions_of_password() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM sessions WHERE user_id = NEW.user_id;
  RETURN NULL;
END $$;
CREATE TRIGGER end_sessions AFTER UPDATE OF password ON credentials
  FOR EACH ROW WHEN (OLD.password IS DISTINCT FROM NEW.password) EXECUTE FUNCTION end_sessions_of_password();

-- What binds an entry of the audit log to the one before it. Whoever alters, removes or inserts one has to alter all that follow.
CREATE FUNCTION audit_hash(e audit_entries) RETURNS text
  LANGUAGE sql STABLE
  RETURN encode(sha256(convert_to(json_build_array(
    e.previous, e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), e.user_id, e.key_id, e.role,
    e.action, e.entity, e.entity_id, e.changes, e.address, e.request_id)::text, 'UTF8')), 'hex');

-- One entry at a time: ids, times and hashes have the same order. Callers record last in their transaction, so that who
-- waits here holds nothing that the one in front still wants.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- With an older view of the table, two entries would follow the same one.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'audit.isolation' USING ERRCODE = 'AG003';
  END IF;
  PERFORM pg_advisory_xact_lock(7301444);
  NEW.id := nextval('audit_entries_id_seq');
  NEW.at := clock_timestamp();
  NEW.previous := coalesce((SELECT hash FROM audit_entries ORDER BY id DESC LIMIT 1), repeat('0', 64));
  NEW.hash := audit_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER chain_audit_entry BEFORE INSERT ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit.appendOnly' USING ERRCODE = 'AG002';
END $$;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- The entries that do not fit: their hash is not that of what they say, or they do not follow the one before them.
CREATE VIEW audit_breaks AS
  SELECT c.id, c.at, CASE WHEN NOT c.is_whole THEN 'altered' ELSE 'follows another' END AS reason
    FROM (SELECT e.id, e.at, e.hash = audit_hash(e) AS is_whole,
                 e.previous = lag(e.hash, 1, repeat('0', 64)::char(64)) OVER (ORDER BY e.id) AS is_next
            FROM audit_entries e) c
   WHERE NOT (c.is_whole AND c.is_next);
