import Storage

extension Migration {
    /// `organisation_id` and `agent_id` are rows of other rooms: no foreign key.
    static let createStudio = Migration(
        "2026-11-22 studio",
        [
            """
            CREATE TABLE studio_draft (
                organisation_id {{bigint}} NOT NULL,
                slug            TEXT NOT NULL,
                source          TEXT NOT NULL,
                revision        {{bigint}} NOT NULL CHECK (revision > 0),
                base_number     {{bigint}},
                changed_by      {{bigint}} NOT NULL,
                changed_at      {{bigint}} NOT NULL,
                PRIMARY KEY (organisation_id, slug)
            ) {{strict}}
            """,
            // `source_before` is forgotten after a while; who changed what is kept.
            """
            CREATE TABLE studio_change (
                organisation_id {{bigint}} NOT NULL,
                slug            TEXT NOT NULL,
                revision        {{bigint}} NOT NULL,
                agent_id        {{bigint}} NOT NULL,
                changed_at      {{bigint}} NOT NULL,
                what            TEXT NOT NULL,
                arguments       TEXT NOT NULL,
                path            TEXT NOT NULL,
                source_before   TEXT,
                PRIMARY KEY (organisation_id, slug, revision)
            ) {{strict}}
            """,
        ])

    /// The groups of questions that procedures share; `source` holds the questions.
    static let createBlocks = Migration(
        "2026-11-22 studio blocks",
        [
            """
            CREATE TABLE studio_block (
                organisation_id {{bigint}} NOT NULL,
                key             TEXT NOT NULL,
                title           TEXT NOT NULL,
                source          TEXT NOT NULL,
                revision        {{bigint}} NOT NULL CHECK (revision > 0),
                changed_by      {{bigint}} NOT NULL,
                changed_at      {{bigint}} NOT NULL,
                PRIMARY KEY (organisation_id, key)
            ) {{strict}}
            """
        ])

    /// What `studio_change` is to a working copy.
    static let createBlockChanges = Migration(
        "2026-11-22 studio block changes",
        [
            """
            CREATE TABLE studio_block_change (
                organisation_id {{bigint}} NOT NULL,
                key             TEXT NOT NULL,
                revision        {{bigint}} NOT NULL,
                agent_id        {{bigint}} NOT NULL,
                changed_at      {{bigint}} NOT NULL,
                what            TEXT NOT NULL,
                arguments       TEXT NOT NULL,
                path            TEXT NOT NULL,
                source_before   TEXT,
                PRIMARY KEY (organisation_id, key, revision)
            ) {{strict}}
            """
        ])
}
