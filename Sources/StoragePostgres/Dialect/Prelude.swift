/// What the platform's schema has beside the tables of `StorageCore`.
enum Prelude {
  /// The functions that statements use and only SQLite has, with its meaning: of NULL all of them make NULL.
  static let functions = """
    CREATE OR REPLACE FUNCTION instr(text, text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      AS $$ SELECT strpos($1, $2)::bigint $$;
    CREATE OR REPLACE FUNCTION max(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      AS $$ SELECT greatest($1, $2) $$;
    CREATE OR REPLACE FUNCTION min(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      AS $$ SELECT least($1, $2) $$;
    CREATE OR REPLACE FUNCTION ifnull(anycompatible, anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE
      PARALLEL SAFE AS $$ SELECT coalesce($1, $2) $$;
    CREATE OR REPLACE FUNCTION json_each(text) RETURNS TABLE (key bigint, value text) LANGUAGE sql IMMUTABLE STRICT
      PARALLEL SAFE AS $$ SELECT n - 1, v FROM json_array_elements_text($1::json) WITH ORDINALITY AS e (v, n) $$;
    """

  /// `schema_versions` says which migrations were run; `writers` has for each process the number of its last
  /// committed write, so that one whose answer was lost is found out about.
  static let tables = """
    CREATE TABLE IF NOT EXISTS schema_versions (
      number bigint PRIMARY KEY,
      title text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE IF NOT EXISTS writers (
      id text PRIMARY KEY,
      last_write bigint NOT NULL,
      at timestamptz NOT NULL DEFAULT now()
    );
    """
}
