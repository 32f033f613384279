import Storage

extension Migration {
    static let reception: [Migration] = [
        Migration(
            "2026-11-22 inbound messages",
            [
                // `unit_id` is a row of another room; NULL: the whole authority's inbox. `raw` names a blob: nothing else in the store does.
                """
                CREATE TABLE inbound_message (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    unit_id {{bigint}},
                    recipient TEXT NOT NULL,
                    sender TEXT,
                    message_id TEXT NOT NULL,
                    fingerprint TEXT NOT NULL,
                    raw TEXT NOT NULL,
                    size {{bigint}} NOT NULL CHECK (size >= 0),
                    received_at {{bigint}} NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('received', 'waiting', 'attached', 'request', 'answered', 'spam')),
                    settled_at {{bigint}},
                    reference TEXT,
                    content {{json}},
                    acknowledgement TEXT,
                    acknowledged_to TEXT,
                    acknowledged_at {{bigint}},
                    UNIQUE (recipient, message_id, fingerprint),
                    CHECK ((state = 'received') = (content IS NULL)),
                    CHECK ((acknowledged_to IS NULL) = (acknowledged_at IS NULL)),
                    CHECK ((state IN ('received', 'waiting')) = (settled_at IS NULL)),
                    CHECK (state NOT IN ('attached', 'request') OR reference IS NOT NULL)
                ) {{strict}}
                """,
                "CREATE INDEX inbound_message_list ON inbound_message(organisation_id, state, id)",
                "CREATE INDEX inbound_message_raw ON inbound_message(raw)",
                "CREATE INDEX inbound_message_settled ON inbound_message(state, settled_at) WHERE settled_at IS NOT NULL",
                "CREATE INDEX inbound_message_acknowledged ON inbound_message(acknowledged_to, acknowledged_at) WHERE acknowledged_to IS NOT NULL",
                """
                CREATE TABLE inbound_message_act (
                    id {{id}},
                    message_id {{bigint}} NOT NULL REFERENCES inbound_message(id) ON DELETE CASCADE,
                    at {{bigint}} NOT NULL,
                    agent_id {{bigint}} NOT NULL,
                    agent_name TEXT NOT NULL,
                    act TEXT NOT NULL CHECK (act IN ('attached', 'request', 'answered', 'transferred', 'spam', 'reopened')),
                    detail TEXT
                ) {{strict}}
                """,
                "CREATE INDEX inbound_message_act_of ON inbound_message_act(message_id, id)",
            ]),
        messagesOfRequests,
        Migration(
            "2026-11-22 counted contacts",
            [
                // Counters by day: as many rows as a unit has subjects, however many people come. Nothing of anybody.
                """
                CREATE TABLE counted_contact (
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), unit_id {{bigint}} NOT NULL, day TEXT NOT NULL,
                    way TEXT NOT NULL CHECK (way IN ('counter', 'phone')), subject TEXT NOT NULL,
                    outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'begun', 'appointment', 'directed')),
                    number {{bigint}} NOT NULL CHECK (number > 0), PRIMARY KEY (unit_id, day, way, subject, outcome)
                ) {{strict}}
                """
            ]),
        claims, rawsToRemove,
    ]

    /// The store and the database are not changed together: what is put in the one before a row names it, and what is removed from it after the row is
    /// gone, is written here first.
    private static let rawsToRemove = Migration(
        "2026-11-22 raw messages to remove",
        [
            "CREATE TABLE inbound_raw_to_remove (raw TEXT PRIMARY KEY, remove_at {{bigint}} NOT NULL) {{strict}}",
            "CREATE INDEX inbound_raw_to_remove_due ON inbound_raw_to_remove(remove_at)",
        ])

    /// Who does something with a message, until when nobody else may.
    private static let claims = Migration(
        "2026-11-22 claims on inbound messages",
        ["ALTER TABLE inbound_message ADD COLUMN claim TEXT", "ALTER TABLE inbound_message ADD COLUMN claimed_until {{bigint}}"])
}
