import Storage

extension Migration {
    static let createAgents = Migration(
        "2026-11-22 agents",
        [
            """
            CREATE TABLE agent (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                email TEXT NOT NULL CHECK (email = lower(email)),
                name TEXT NOT NULL CHECK (name <> ''),
                password_hash TEXT,
                state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'deactivated')),
                created_at {{bigint}} NOT NULL,
                last_seen_at {{bigint}},
                version {{bigint}} NOT NULL DEFAULT 1 CHECK (version > 0),
                UNIQUE (organisation_id, email),
                CHECK (state <> 'active' OR password_hash IS NOT NULL)
            ) {{strict}}
            """,
            """
            CREATE TABLE agent_role (
                agent_id {{bigint}} NOT NULL REFERENCES agent (id),
                unit_id {{bigint}} NOT NULL REFERENCES unit (id),
                role TEXT NOT NULL CHECK (role <> ''),
                PRIMARY KEY (agent_id, unit_id, role)
            ) {{strict}}
            """,
            // Whom a request of this unit may be assigned to.
            "CREATE INDEX agent_role_by_unit ON agent_role (unit_id, agent_id)",
        ]
    )

    static let addQuality = Migration(
        "2026-11-22 quality of agents", ["ALTER TABLE agent ADD COLUMN quality TEXT NOT NULL DEFAULT ''"])

    static let createAgentSessions = Migration(
        "2026-11-22 agent sessions",
        [
            """
            CREATE TABLE agent_session (
                id {{id}},
                token_digest TEXT NOT NULL UNIQUE CHECK (length(token_digest) = 64),
                agent_id {{bigint}} NOT NULL REFERENCES agent (id),
                device TEXT NOT NULL,
                created_at {{bigint}} NOT NULL,
                last_seen_at {{bigint}} NOT NULL,
                expires_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            "CREATE INDEX agent_session_by_agent ON agent_session (agent_id)",
            // One link for one agent: a new one replaces the other.
            """
            CREATE TABLE agent_invitation (
                agent_id {{bigint}} NOT NULL PRIMARY KEY REFERENCES agent (id),
                token_digest TEXT NOT NULL UNIQUE CHECK (length(token_digest) = 64),
                expires_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            """
            CREATE TABLE sign_in_attempt (
                key TEXT NOT NULL PRIMARY KEY,
                failures {{bigint}} NOT NULL CHECK (failures >= 0),
                last_at {{bigint}} NOT NULL,
                next_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
        ]
    )
}
