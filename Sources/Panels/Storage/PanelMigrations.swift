import Storage

extension Migration {
    static let panels: [Migration] = [
        Migration(
            "2026-11-22 panels",
            [
                // The address is sealed; `address_mark` and `seed` open nothing without the installation's key.
                """
                CREATE TABLE panel_consent (
                    id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), event TEXT NOT NULL, address_mark TEXT NOT NULL,
                    seed TEXT NOT NULL UNIQUE, sealed TEXT NOT NULL, text_version TEXT NOT NULL, asked_at {{bigint}} NOT NULL,
                    given_on TEXT, ends_on TEXT, UNIQUE (organisation_id, address_mark), CHECK ((given_on IS NULL) = (ends_on IS NULL))
                ) {{strict}}
                """,
                "CREATE INDEX panel_consent_event ON panel_consent(organisation_id, event, id)",
                """
                CREATE TABLE panel (
                    id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), slug TEXT NOT NULL, event TEXT NOT NULL,
                    title TEXT NOT NULL, why TEXT NOT NULL, opens_on TEXT NOT NULL, closes_on TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('draft', 'invited', 'published')), invited {{bigint}} NOT NULL, answered {{bigint}} NOT NULL,
                    change TEXT NOT NULL, UNIQUE (organisation_id, slug), CHECK (opens_on <= closes_on)
                ) {{strict}}
                """,
                """
                CREATE TABLE panel_question (
                    panel_id {{bigint}} NOT NULL REFERENCES panel(id) ON DELETE CASCADE, place {{bigint}} NOT NULL,
                    kind TEXT NOT NULL CHECK (kind IN ('scale', 'choice', 'text')), label TEXT NOT NULL, choices TEXT NOT NULL,
                    PRIMARY KEY (panel_id, place)
                ) {{strict}}
                """,
                // Nothing leads from here to a consent, nor to an answer. Erased once the panel is over.
                """
                CREATE TABLE panel_invitation (
                    panel_id {{bigint}} NOT NULL REFERENCES panel(id) ON DELETE CASCADE, address_mark TEXT NOT NULL,
                    token_digest TEXT NOT NULL UNIQUE, is_spent {{bool}} NOT NULL, PRIMARY KEY (panel_id, address_mark)
                ) {{strict}}
                """,
                // Answers are counts: nothing ties those of one person together.
                """
                CREATE TABLE panel_count (
                    panel_id {{bigint}} NOT NULL REFERENCES panel(id) ON DELETE CASCADE, place {{bigint}} NOT NULL, value TEXT NOT NULL,
                    people {{bigint}} NOT NULL CHECK (people > 0), PRIMARY KEY (panel_id, place, value)
                ) {{strict}}
                """,
                // Texts are masked; `id` is random, so that they are read in no order of arrival.
                """
                CREATE TABLE panel_text (
                    id TEXT PRIMARY KEY, panel_id {{bigint}} NOT NULL REFERENCES panel(id) ON DELETE CASCADE, place {{bigint}} NOT NULL,
                    text TEXT NOT NULL, is_published {{bool}} NOT NULL
                ) {{strict}}
                """,
                "CREATE INDEX panel_text_panel ON panel_text(panel_id, place, id)",
            ]),
        Migration(
            "2026-11-23 reminders of panels",
            [
                // The day on which those who had not answered were reminded: once.
                "ALTER TABLE panel ADD COLUMN reminded_on TEXT",
                // The first link is known to its mail alone: the reminder has a link of its own, and both work.
                "ALTER TABLE panel_invitation ADD COLUMN reminder_digest TEXT",
                "CREATE UNIQUE INDEX panel_invitation_reminder ON panel_invitation(reminder_digest)",
            ]),
    ]
}
