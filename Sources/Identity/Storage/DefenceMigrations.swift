import Storage

extension Migration {
    static let createSecondFactors = Migration(
        "2026-11-22 second factors of agents",
        [
            """
            CREATE TABLE agent_second_factor (
                agent_id {{bigint}} NOT NULL PRIMARY KEY REFERENCES agent (id),
                sealed_secret TEXT NOT NULL,
                created_at {{bigint}} NOT NULL,
                confirmed_at {{bigint}},
                last_step {{bigint}} NOT NULL DEFAULT 0
            ) {{strict}}
            """,
            """
            CREATE TABLE agent_recovery_code (
                agent_id {{bigint}} NOT NULL REFERENCES agent (id),
                code_digest TEXT NOT NULL CHECK (length(code_digest) = 64),
                PRIMARY KEY (agent_id, code_digest)
            ) {{strict}}
            """,
            """
            CREATE TABLE agent_pending_sign_in (
                token_digest TEXT NOT NULL PRIMARY KEY CHECK (length(token_digest) = 64),
                agent_id {{bigint}} NOT NULL REFERENCES agent (id),
                expires_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
        ]
    )

    static let createAgentRules = Migration(
        "2026-11-22 rules and reviews of agents",
        [
            """
            CREATE TABLE sign_in_rules (
                organisation_id {{bigint}} NOT NULL PRIMARY KEY REFERENCES organisation (id),
                requires_second_factor {{bigint}} NOT NULL CHECK (requires_second_factor IN (0, 1)),
                inactivity_days {{bigint}} NOT NULL CHECK (inactivity_days >= 0)
            ) {{strict}}
            """,
            """
            CREATE TABLE agent_review (
                agent_id {{bigint}} NOT NULL PRIMARY KEY REFERENCES agent (id),
                reviewed_at {{bigint}} NOT NULL,
                reviewer TEXT NOT NULL
            ) {{strict}}
            """,
            "ALTER TABLE agent ADD COLUMN reopened_at {{bigint}}",
            """
            CREATE TABLE agent_leave (
                id {{id}},
                agent_id {{bigint}} NOT NULL REFERENCES agent (id),
                delegate_id {{bigint}} NOT NULL REFERENCES agent (id),
                from_day TEXT NOT NULL,
                to_day TEXT NOT NULL,
                created_at {{bigint}} NOT NULL,
                CHECK (delegate_id <> agent_id),
                CHECK (to_day >= from_day)
            ) {{strict}}
            """,
            // Asked at each reading of a session: for whom does this agent stand in today?
            "CREATE INDEX agent_leave_by_delegate ON agent_leave (delegate_id, to_day)",
            "CREATE INDEX agent_leave_by_agent ON agent_leave (agent_id, to_day)",
        ]
    )

    static let createJournal = Migration(
        "2026-11-22 journal of administration",
        [
            """
            CREATE TABLE admin_act (
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                number {{bigint}} NOT NULL CHECK (number > 0),
                at {{bigint}} NOT NULL,
                author TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind <> ''),
                subject TEXT NOT NULL,
                previous_hash TEXT NOT NULL,
                hash TEXT NOT NULL CHECK (length(hash) = 64),
                PRIMARY KEY (organisation_id, number)
            ) {{strict}}
            """,
            // The end of each chain: two who write at once wait for each other here.
            """
            CREATE TABLE admin_act_head (
                organisation_id {{bigint}} NOT NULL PRIMARY KEY REFERENCES organisation (id),
                number {{bigint}} NOT NULL,
                hash TEXT NOT NULL
            ) {{strict}}
            """,
        ]
    )

    static let createThrottles = Migration(
        "2026-11-22 throttles that all nodes share",
        [
            """
            CREATE TABLE throttle (
                key TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
                tries {{bigint}} NOT NULL CHECK (tries > 0),
                ends_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            """
            CREATE TABLE blocked_source (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                key TEXT NOT NULL CHECK (length(key) = 64),
                code TEXT NOT NULL,
                refusals {{bigint}} NOT NULL,
                blocks {{bigint}} NOT NULL,
                last_at {{bigint}} NOT NULL,
                blocked_until {{bigint}} NOT NULL,
                UNIQUE (organisation_id, key)
            ) {{strict}}
            """,
            "CREATE INDEX blocked_source_by_end ON blocked_source (organisation_id, blocked_until)",
        ]
    )
}
