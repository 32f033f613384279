import Storage

extension Migration {
    /// Letters and calls about an appointment that no request asked for. SQLite cannot take a NOT NULL away: its two tables are made anew.
    static let aboutAppointments: [Migration] = [
        Migration(
            "2026-11-23 letters and calls about appointments (PostgreSQL)", only: .postgres,
            [
                "ALTER TABLE outgoing_letter ALTER COLUMN dossier_id DROP NOT NULL", "ALTER TABLE outgoing_letter ADD COLUMN appointment TEXT",
                "ALTER TABLE outgoing_call ALTER COLUMN dossier_id DROP NOT NULL", "ALTER TABLE outgoing_call ADD COLUMN appointment TEXT",
                "ALTER TABLE outgoing_call ADD COLUMN useful_until {{bigint}}",
            ]),
        Migration(
            "2026-11-23 letters and calls about appointments (SQLite)", only: .sqlite, letters + calls),
        Migration(
            "2026-11-23 what waits to be told of an appointment",
            [
                "CREATE INDEX outgoing_letter_appointment ON outgoing_letter(appointment) WHERE appointment IS NOT NULL",
                "CREATE INDEX outgoing_call_appointment ON outgoing_call(appointment) WHERE appointment IS NOT NULL",
            ]),
    ]

    private static let letterColumns =
        """
        id, organisation_id, unit_id, dossier_id, reference, title, recipient, shows_address, is_decision, pdf, created_at, state, batch_id, sent_on,
        tracking, return_reason, returned_on, unique_key, delivered_on, counter, counter_until, handed_to, handed_identity, is_registered
        """

    private static let letters = [
        """
        CREATE TABLE outgoing_letter_new (
            id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), unit_id {{bigint}} NOT NULL REFERENCES unit(id),
            dossier_id {{bigint}} REFERENCES dossier(id) ON DELETE CASCADE, reference TEXT NOT NULL, title TEXT NOT NULL,
            recipient TEXT NOT NULL, shows_address {{bool}} NOT NULL, is_decision {{bool}} NOT NULL, pdf {{bytes}}, created_at {{bigint}} NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'returned', 'closed')), batch_id {{bigint}} REFERENCES letter_batch(id),
            sent_on TEXT, tracking TEXT, return_reason TEXT, returned_on TEXT, unique_key TEXT NOT NULL UNIQUE, delivered_on TEXT,
            counter TEXT CHECK (counter IN ('asked', 'ready', 'handed', 'ended')), counter_until TEXT, handed_to TEXT, handed_identity TEXT,
            is_registered {{bool}} NOT NULL DEFAULT FALSE, appointment TEXT,
            CHECK (state = 'waiting' OR sent_on IS NOT NULL), CHECK (state <> 'returned' OR return_reason IS NOT NULL),
            CHECK (state <> 'waiting' OR pdf IS NOT NULL)
        ) {{strict}}
        """,
        "INSERT INTO outgoing_letter_new (\(letterColumns)) SELECT \(letterColumns) FROM outgoing_letter", "DROP TABLE outgoing_letter",
        "ALTER TABLE outgoing_letter_new RENAME TO outgoing_letter",
        "CREATE INDEX outgoing_letter_queue ON outgoing_letter(unit_id, state, id)",
        "CREATE INDEX outgoing_letter_batch ON outgoing_letter(batch_id) WHERE batch_id IS NOT NULL",
        "CREATE INDEX outgoing_letter_dossier ON outgoing_letter(dossier_id)",
        "CREATE INDEX outgoing_letter_erasable ON outgoing_letter(sent_on) WHERE pdf IS NOT NULL",
        "CREATE INDEX outgoing_letter_reference ON outgoing_letter(reference)",
        "CREATE INDEX outgoing_letter_tracking ON outgoing_letter(tracking) WHERE tracking IS NOT NULL",
        "CREATE INDEX outgoing_letter_unclaimed ON outgoing_letter(organisation_id, counter_until) WHERE counter = 'ready'",
    ]

    private static let callColumns =
        "id, organisation_id, unit_id, dossier_id, reference, person, number, title, script, created_at, misses, last_tried_at, outcome, unique_key"

    private static let calls = [
        """
        CREATE TABLE outgoing_call_new (
            id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), unit_id {{bigint}} NOT NULL REFERENCES unit(id),
            dossier_id {{bigint}} REFERENCES dossier(id) ON DELETE CASCADE, reference TEXT NOT NULL, person TEXT NOT NULL,
            number TEXT NOT NULL, title TEXT NOT NULL, script TEXT, created_at {{bigint}} NOT NULL, misses {{bigint}} NOT NULL,
            last_tried_at {{bigint}}, outcome TEXT CHECK (outcome IN ('reached', 'givenUp')), unique_key TEXT NOT NULL UNIQUE,
            appointment TEXT, useful_until {{bigint}}
        ) {{strict}}
        """,
        "INSERT INTO outgoing_call_new (\(callColumns)) SELECT \(callColumns) FROM outgoing_call", "DROP TABLE outgoing_call",
        "ALTER TABLE outgoing_call_new RENAME TO outgoing_call",
        "CREATE INDEX outgoing_call_open ON outgoing_call(unit_id, id) WHERE outcome IS NULL",
        "CREATE INDEX outgoing_call_dossier ON outgoing_call(dossier_id)",
        "CREATE INDEX outgoing_call_erasable ON outgoing_call(last_tried_at) WHERE outcome IS NOT NULL AND script IS NOT NULL",
    ]
}
