import Storage

extension Migration {
    /// Whom a mandate is for is sealed; it is found by keyed digests, and by a mark of a sector of its own. Nothing of a request is here.
    static let createMandates = Migration(
        "2026-11-22 mandates",
        [
            """
            CREATE TABLE relay (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                name TEXT NOT NULL,
                kind TEXT NOT NULL,
                siret TEXT NOT NULL,
                contact TEXT NOT NULL,
                email TEXT NOT NULL,
                phone TEXT NOT NULL,
                reason TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('asked', 'validated', 'refused', 'suspended')),
                asked_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            "CREATE INDEX relay_by_organisation ON relay (organisation_id, state, asked_at)",
            """
            CREATE TABLE helper (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                relay_id {{bigint}} NOT NULL REFERENCES relay (id),
                name TEXT NOT NULL,
                email TEXT NOT NULL,
                trained_on TEXT NOT NULL,
                reviewed_on TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'closed')),
                invitation TEXT UNIQUE,
                invited_until {{bigint}},
                passphrase_hash TEXT,
                code_sealed TEXT NOT NULL,
                last_step {{bigint}} NOT NULL,
                UNIQUE (organisation_id, email),
                CHECK (state <> 'active' OR passphrase_hash IS NOT NULL)
            ) {{strict}}
            """,
            "CREATE INDEX helper_by_relay ON helper (relay_id, name)",
            """
            CREATE TABLE mandate (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                relay_id {{bigint}} NOT NULL REFERENCES relay (id),
                helper_id {{bigint}} NOT NULL REFERENCES helper (id),
                seed TEXT NOT NULL,
                sealed TEXT NOT NULL,
                number_mark TEXT NOT NULL UNIQUE,
                name_mark TEXT NOT NULL,
                phone_mark TEXT,
                answer_mark TEXT,
                person_mark TEXT,
                perimeters TEXT NOT NULL,
                days {{bigint}} NOT NULL CHECK (days IN (1, 31, 182, 365)),
                consent TEXT NOT NULL CHECK (consent IN ('papier', 'sms', 'carte')),
                state TEXT NOT NULL CHECK (state IN ('awaiting', 'given', 'refused', 'ended')),
                created_at {{bigint}} NOT NULL,
                given_at {{bigint}},
                ends_at {{bigint}},
                ended_at {{bigint}},
                ended_by TEXT,
                attestation TEXT,
                CHECK (consent <> 'sms' OR phone_mark IS NOT NULL AND answer_mark IS NOT NULL),
                CHECK (state <> 'given' OR ends_at IS NOT NULL AND attestation IS NOT NULL),
                CHECK ((state = 'ended') = (ended_at IS NOT NULL))
            ) {{strict}}
            """,
            "CREATE INDEX mandate_by_relay ON mandate (relay_id, created_at, id)",
            "CREATE INDEX mandate_by_name ON mandate (name_mark)",
            "CREATE INDEX mandate_by_phone ON mandate (phone_mark) WHERE phone_mark IS NOT NULL",
            "CREATE INDEX mandate_by_person ON mandate (person_mark) WHERE person_mark IS NOT NULL",
            """
            CREATE TABLE helper_session (
                token_digest TEXT NOT NULL PRIMARY KEY CHECK (length(token_digest) = 64),
                helper_id {{bigint}} NOT NULL REFERENCES helper (id),
                last_seen_at {{bigint}} NOT NULL,
                expires_at {{bigint}} NOT NULL,
                mandate_id {{bigint}} REFERENCES mandate (id)
            ) {{strict}}
            """,
            "CREATE INDEX helper_session_by_helper ON helper_session (helper_id)",
            "CREATE INDEX helper_session_by_mandate ON helper_session (mandate_id) WHERE mandate_id IS NOT NULL",
            """
            CREATE TABLE mandate_act (
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                number {{bigint}} NOT NULL,
                at {{bigint}} NOT NULL,
                relay TEXT NOT NULL,
                author TEXT NOT NULL,
                kind TEXT NOT NULL,
                mandate_id {{bigint}},
                detail TEXT NOT NULL,
                previous_hash TEXT NOT NULL,
                hash TEXT NOT NULL,
                PRIMARY KEY (organisation_id, number)
            ) {{strict}}
            """,
            """
            CREATE TABLE mandate_act_head (
                organisation_id {{bigint}} NOT NULL PRIMARY KEY REFERENCES organisation (id),
                number {{bigint}} NOT NULL,
                hash TEXT NOT NULL
            ) {{strict}}
            """,
        ]
    )

    /// A line of the journal is never changed, whatever the program says.
    static let keepMandateActs = Migration(
        "2026-11-22 kept journal of mandates", only: .sqlite,
        [
            """
            CREATE TRIGGER mandate_act_kept BEFORE UPDATE ON mandate_act
            BEGIN SELECT RAISE(ABORT, 'the journal of mandates is only added to'); END
            """
        ])

    static let keepMandateActsOnPostgres = Migration(
        "2026-11-22 kept journal of mandates (postgres)", only: .postgres,
        [
            """
            CREATE FUNCTION mandate_act_kept() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE EXCEPTION ''the journal of mandates is only added to''; END'
            """,
            "CREATE TRIGGER mandate_act_kept BEFORE UPDATE ON mandate_act FOR EACH ROW EXECUTE FUNCTION mandate_act_kept()",
        ])
}
