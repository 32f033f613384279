import Storage

extension Migration {
    static let correspondence: [Migration] = [
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
            ])
    ]
}
