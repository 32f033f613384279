import Storage

extension Migration {
    /// `organisation_id` and `unit_id` are rows of another room, which this one cannot name: no foreign key.
    ///
    /// A version never changes but by its state; that one at most is published is the partial index's to keep.
    static let createProcedures = Migration(
        "2026-11-22 procedures",
        [
            """
            CREATE TABLE procedure (
                id              {{id}},
                organisation_id {{bigint}} NOT NULL,
                slug            TEXT NOT NULL,
                created_at      {{bigint}} NOT NULL,
                UNIQUE (organisation_id, slug)
            ) {{strict}}
            """,
            """
            CREATE TABLE procedure_version (
                id            {{id}},
                procedure_id  {{bigint}} NOT NULL REFERENCES procedure (id),
                number        {{bigint}} NOT NULL CHECK (number > 0),
                unit_id       {{bigint}} NOT NULL,
                state         TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
                source        TEXT NOT NULL,
                source_digest TEXT NOT NULL,
                created_at    {{bigint}} NOT NULL,
                published_at  {{bigint}},
                retired_at    {{bigint}},
                UNIQUE (procedure_id, number),
                CHECK (state = 'draft' OR published_at IS NOT NULL),
                CHECK (state <> 'retired' OR retired_at IS NOT NULL)
            ) {{strict}}
            """,
            "CREATE UNIQUE INDEX procedure_version_published ON procedure_version (procedure_id) WHERE state = 'published'",
            // Read by every node, once a second at most: what is published is kept in memory as long as this number stays.
            "CREATE TABLE procedures_revision (id {{bigint}} NOT NULL PRIMARY KEY CHECK (id = 1), value {{bigint}} NOT NULL) {{strict}}",
            "INSERT INTO procedures_revision (id, value) VALUES (1, 1)",
        ])

    /// Who published a version, and why.
    static let addAuthors = Migration(
        "2026-11-22 procedure authors",
        ["ALTER TABLE procedure_version ADD COLUMN author_id {{bigint}}", "ALTER TABLE procedure_version ADD COLUMN note TEXT NOT NULL DEFAULT ''"])
}
