import Storage

enum AttachmentMigrations {
    /// The holder and the organisation are rows of other rooms, which remove what is theirs with `AttachmentsFeature.removeAll`.
    static let all = [
        Migration(
            "2026-11-22 attachments",
            [
                // `touched_at`: when somebody last said that they were about to keep this content. `swept_at`: being thrown away since then.
                """
                CREATE TABLE attachment_blob (
                    digest TEXT PRIMARY KEY,
                    touched_at {{bigint}} NOT NULL,
                    swept_at {{bigint}}
                ) {{strict}}
                """,
                // `place` orders the files of a field; being unique, it also keeps two files sent at once from passing the limit together.
                // `origin`: what made a document of ours, so that a job done twice keeps it once.
                """
                CREATE TABLE attachment (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL,
                    draft_id {{bigint}},
                    dossier_id {{bigint}},
                    field TEXT NOT NULL,
                    piece TEXT,
                    place {{bigint}} NOT NULL CHECK (place > 0),
                    name TEXT NOT NULL,
                    format TEXT NOT NULL,
                    size {{bigint}} NOT NULL CHECK (size > 0),
                    digest TEXT REFERENCES attachment_blob (digest),
                    state TEXT NOT NULL CHECK (state IN ('safe', 'awaitingScan', 'infected')),
                    origin TEXT UNIQUE,
                    created_at {{bigint}} NOT NULL,
                    CHECK ((draft_id IS NULL) <> (dossier_id IS NULL)),
                    CHECK ((digest IS NULL) = (state = 'infected'))
                ) {{strict}}
                """,
                "CREATE UNIQUE INDEX attachment_of_draft ON attachment (draft_id, field, place) WHERE draft_id IS NOT NULL",
                "CREATE UNIQUE INDEX attachment_of_dossier ON attachment (dossier_id, field, place) WHERE dossier_id IS NOT NULL",
                "CREATE INDEX attachment_by_digest ON attachment (digest)",
                "CREATE INDEX attachment_awaiting_scan ON attachment (id) WHERE state = 'awaitingScan'",
                "CREATE INDEX attachment_blob_by_age ON attachment_blob (touched_at)",
                // `finishing_since`: all has come, and somebody is checking the file since then.
                """
                CREATE TABLE attachment_upload (
                    id TEXT PRIMARY KEY,
                    draft_id {{bigint}} NOT NULL,
                    field TEXT NOT NULL,
                    name TEXT NOT NULL,
                    size {{bigint}} NOT NULL CHECK (size > 0),
                    received {{bigint}} NOT NULL CHECK (received >= 0 AND received <= size),
                    attachment_id {{bigint}} REFERENCES attachment (id) ON DELETE CASCADE,
                    finishing_since {{bigint}},
                    created_at {{bigint}} NOT NULL
                ) {{strict}}
                """,
                "CREATE INDEX attachment_upload_by_draft ON attachment_upload (draft_id)",
                "CREATE INDEX attachment_upload_by_attachment ON attachment_upload (attachment_id) WHERE attachment_id IS NOT NULL",
                "CREATE INDEX attachment_upload_by_age ON attachment_upload (created_at)",
            ])
    ]
}
