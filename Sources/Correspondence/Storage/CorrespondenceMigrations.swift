import Storage

extension Migration {
    static let correspondence: [Migration] =
        [
            Migration(
                "2026-11-22 outgoing mail",
                [
                    """
                    CREATE TABLE outgoing_mail (
                        id {{id}},
                        organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                        dossier_id {{bigint}} REFERENCES dossier(id) ON DELETE CASCADE,
                        from_name TEXT NOT NULL,
                        from_address TEXT NOT NULL,
                        reply_to TEXT,
                        to_address TEXT NOT NULL,
                        subject TEXT NOT NULL,
                        text TEXT,
                        html TEXT,
                        message_id TEXT NOT NULL UNIQUE,
                        created_at {{bigint}} NOT NULL,
                        state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
                        attempts {{bigint}} NOT NULL,
                        sending_until {{bigint}},
                        sent_at {{bigint}},
                        last_error TEXT,
                        unique_key TEXT NOT NULL UNIQUE,
                        CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
                        CHECK (text IS NOT NULL OR html IS NULL)
                    ) {{strict}}
                    """,
                    "CREATE INDEX outgoing_mail_list ON outgoing_mail(organisation_id, id)",
                    // Sent mails are nearly all of them: the two other states have small indexes of their own.
                    "CREATE INDEX outgoing_mail_unsent ON outgoing_mail(organisation_id, state, id) WHERE state <> 'sent'",
                    "CREATE INDEX outgoing_mail_erasable ON outgoing_mail(sent_at) WHERE state = 'sent' AND text IS NOT NULL",
                    // Erasing a dossier erases its mails without reading them all.
                    "CREATE INDEX outgoing_mail_dossier ON outgoing_mail(dossier_id)",
                    """
                    CREATE TABLE outgoing_mail_part (
                        mail_id {{bigint}} NOT NULL REFERENCES outgoing_mail(id) ON DELETE CASCADE,
                        position {{bigint}} NOT NULL,
                        name TEXT NOT NULL,
                        media_type TEXT NOT NULL,
                        bytes {{bytes}} NOT NULL,
                        PRIMARY KEY (mail_id, position)
                    ) {{strict}}
                    """,
                ]),
            post,
            Migration("2026-11-22 letters handed over", ["ALTER TABLE outgoing_letter ADD COLUMN delivered_on TEXT"]),
            letterSearch,
            counter,
        ] + aboutAppointments + [apart]

    /// What is about no request is erased by its age, without reading the rest.
    private static let apart = Migration(
        "2026-11-23 mails and short messages about no request",
        [
            "CREATE INDEX outgoing_mail_apart ON outgoing_mail(created_at) WHERE dossier_id IS NULL",
            "CREATE INDEX outgoing_sms_apart ON outgoing_sms(created_at) WHERE dossier_id IS NULL",
        ])

    private static let counter = Migration(
        "2026-11-22 documents at the counter",
        [
            "ALTER TABLE outgoing_letter ADD COLUMN counter TEXT CHECK (counter IN ('asked', 'ready', 'handed', 'ended'))",
            "ALTER TABLE outgoing_letter ADD COLUMN counter_until TEXT", "ALTER TABLE outgoing_letter ADD COLUMN handed_to TEXT",
            "ALTER TABLE outgoing_letter ADD COLUMN handed_identity TEXT",
            "ALTER TABLE outgoing_letter ADD COLUMN is_registered {{bool}} NOT NULL DEFAULT FALSE",
            "CREATE INDEX outgoing_letter_unclaimed ON outgoing_letter(organisation_id, counter_until) WHERE counter = 'ready'",
        ])

    /// A letter that comes back is looked for by what its envelope says.
    private static let letterSearch = Migration(
        "2026-11-22 letters by number",
        [
            "CREATE INDEX outgoing_letter_reference ON outgoing_letter(reference)",
            "CREATE INDEX outgoing_letter_tracking ON outgoing_letter(tracking) WHERE tracking IS NOT NULL",
        ])

    private static let post = Migration(
        "2026-11-22 letters, calls and short messages",
        [
            // What a mail tells, so that it can be told another way.
            "ALTER TABLE outgoing_mail ADD COLUMN news {{json}}",
            """
            CREATE TABLE letter_batch (
                id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), agent_id {{bigint}} NOT NULL, created_at {{bigint}} NOT NULL,
                has_address_pages {{bool}} NOT NULL, is_two_sided {{bool}} NOT NULL
            ) {{strict}}
            """,
            """
            CREATE TABLE outgoing_letter (
                id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), unit_id {{bigint}} NOT NULL REFERENCES unit(id),
                dossier_id {{bigint}} NOT NULL REFERENCES dossier(id) ON DELETE CASCADE, reference TEXT NOT NULL, title TEXT NOT NULL,
                recipient TEXT NOT NULL, shows_address {{bool}} NOT NULL, is_decision {{bool}} NOT NULL, pdf {{bytes}}, created_at {{bigint}} NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'returned', 'closed')), batch_id {{bigint}} REFERENCES letter_batch(id),
                sent_on TEXT, tracking TEXT, return_reason TEXT, returned_on TEXT, unique_key TEXT NOT NULL UNIQUE,
                CHECK (state = 'waiting' OR sent_on IS NOT NULL), CHECK (state <> 'returned' OR return_reason IS NOT NULL),
                CHECK (state <> 'waiting' OR pdf IS NOT NULL)
            ) {{strict}}
            """,
            "CREATE INDEX outgoing_letter_queue ON outgoing_letter(unit_id, state, id)",
            "CREATE INDEX outgoing_letter_batch ON outgoing_letter(batch_id) WHERE batch_id IS NOT NULL",
            "CREATE INDEX outgoing_letter_dossier ON outgoing_letter(dossier_id)",
            "CREATE INDEX outgoing_letter_erasable ON outgoing_letter(sent_on) WHERE pdf IS NOT NULL",
            """
            CREATE TABLE outgoing_call (
                id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), unit_id {{bigint}} NOT NULL REFERENCES unit(id),
                dossier_id {{bigint}} NOT NULL REFERENCES dossier(id) ON DELETE CASCADE, reference TEXT NOT NULL, person TEXT NOT NULL,
                number TEXT NOT NULL, title TEXT NOT NULL, script TEXT, created_at {{bigint}} NOT NULL, misses {{bigint}} NOT NULL,
                last_tried_at {{bigint}}, outcome TEXT CHECK (outcome IN ('reached', 'givenUp')), unique_key TEXT NOT NULL UNIQUE
            ) {{strict}}
            """,
            "CREATE INDEX outgoing_call_open ON outgoing_call(unit_id, id) WHERE outcome IS NULL",
            "CREATE INDEX outgoing_call_dossier ON outgoing_call(dossier_id)",
            "CREATE INDEX outgoing_call_erasable ON outgoing_call(last_tried_at) WHERE outcome IS NOT NULL AND script IS NOT NULL",
            """
            CREATE TABLE outgoing_sms (
                id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), dossier_id {{bigint}} REFERENCES dossier(id) ON DELETE CASCADE,
                to_number TEXT NOT NULL, text TEXT NOT NULL, news {{json}}, created_at {{bigint}} NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')), attempts {{bigint}} NOT NULL, sending_until {{bigint}},
                sent_at {{bigint}}, last_error TEXT, unique_key TEXT NOT NULL UNIQUE, CHECK ((state = 'sent') = (sent_at IS NOT NULL))
            ) {{strict}}
            """,
            "CREATE INDEX outgoing_sms_list ON outgoing_sms(organisation_id, id)",
            "CREATE INDEX outgoing_sms_dossier ON outgoing_sms(dossier_id)",
        ])
}
