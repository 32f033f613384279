import Storage

extension Migration {
    /// An address is kept sealed, and found by a keyed digest: it links nobody to the requests where the same address was written.
    static let createPeople = Migration(
        "2026-11-22 people",
        [
            """
            CREATE TABLE person (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                seed TEXT NOT NULL UNIQUE CHECK (length(seed) = 43),
                email_mark TEXT,
                email_sealed {{bytes}},
                passphrase_hash TEXT,
                level TEXT NOT NULL CHECK (level IN ('declared', 'seen', 'franceConnect')),
                created_at {{bigint}} NOT NULL,
                UNIQUE (organisation_id, email_mark),
                CHECK ((email_mark IS NULL) = (email_sealed IS NULL))
            ) {{strict}}
            """,
            """
            CREATE TABLE person_session (
                id {{id}},
                token_digest TEXT NOT NULL UNIQUE CHECK (length(token_digest) = 64),
                person_id {{bigint}} NOT NULL REFERENCES person (id),
                way TEXT NOT NULL,
                device TEXT NOT NULL,
                created_at {{bigint}} NOT NULL,
                last_seen_at {{bigint}} NOT NULL,
                expires_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            "CREATE INDEX person_session_by_person ON person_session (person_id)",
            // A link opens the space of its address, and makes one when there is none: asking for it does the same work either way.
            """
            CREATE TABLE person_link (
                token_digest TEXT NOT NULL PRIMARY KEY CHECK (length(token_digest) = 64),
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                email_mark TEXT NOT NULL,
                email_sealed {{bytes}} NOT NULL,
                changing {{bigint}} REFERENCES person (id),
                back TEXT NOT NULL,
                expires_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            "CREATE INDEX person_link_changing ON person_link (changing) WHERE changing IS NOT NULL",
            """
            CREATE TABLE person_try (
                key TEXT NOT NULL PRIMARY KEY,
                tries {{bigint}} NOT NULL CHECK (tries >= 0),
                last_at {{bigint}} NOT NULL,
                next_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            """
            CREATE TABLE sector_key (
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                sector TEXT NOT NULL,
                number {{bigint}} NOT NULL CHECK (number > 0),
                sealed {{bytes}} NOT NULL,
                created_at {{bigint}} NOT NULL,
                PRIMARY KEY (organisation_id, sector, number)
            ) {{strict}}
            """,
        ]
    )

    /// Identities of a provider that are joined to spaces, and the sign-ins that left for it.
    static let createFederation = Migration(
        "2026-11-22 identities of people",
        [
            """
            CREATE TABLE person_identity (
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                subject_mark TEXT NOT NULL CHECK (length(subject_mark) = 64),
                person_id {{bigint}} NOT NULL REFERENCES person (id),
                provider TEXT NOT NULL,
                joined_at {{bigint}} NOT NULL,
                PRIMARY KEY (organisation_id, subject_mark)
            ) {{strict}}
            """,
            "CREATE INDEX person_identity_by_person ON person_identity (person_id)",
            """
            CREATE TABLE person_sign_in (
                state_digest TEXT NOT NULL PRIMARY KEY CHECK (length(state_digest) = 64),
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                sealed {{bytes}} NOT NULL,
                back TEXT NOT NULL,
                joining {{bigint}} REFERENCES person (id),
                expires_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            "CREATE INDEX person_sign_in_joining ON person_sign_in (joining) WHERE joining IS NOT NULL",
            "ALTER TABLE person_session ADD COLUMN logout_hint {{bytes}}",
        ]
    )

    /// A card stays when its space is closed, with nobody behind it: its history is kept, and its number is not given again.
    static let createCards = Migration(
        "2026-11-22 cards of people",
        [
            """
            CREATE TABLE person_card (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                number TEXT NOT NULL,
                person_id {{bigint}} REFERENCES person (id),
                secret_hash TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('usable', 'blocked', 'revoked')),
                failures {{bigint}} NOT NULL CHECK (failures >= 0),
                issued_at {{bigint}} NOT NULL,
                UNIQUE (organisation_id, number),
                CHECK (state = 'revoked' OR person_id IS NOT NULL)
            ) {{strict}}
            """,
            "CREATE INDEX person_card_by_person ON person_card (person_id) WHERE person_id IS NOT NULL",
            """
            CREATE TABLE person_card_event (
                id {{id}},
                card_id {{bigint}} NOT NULL REFERENCES person_card (id),
                at {{bigint}} NOT NULL,
                event TEXT NOT NULL,
                agent_id {{bigint}},
                agent_name TEXT
            ) {{strict}}
            """,
            "CREATE INDEX person_card_event_by_card ON person_card_event (card_id, id)",
        ]
    )
}
