import Storage

extension Migration {
    /// ProConnect: whose account each of its identities opens, and the sign-ins that left for it.
    static let createAgentProvider = Migration(
        "2026-11-22 identities of agents",
        [
            """
            CREATE TABLE agent_provider_identity (
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                subject_mark TEXT NOT NULL CHECK (length(subject_mark) = 64),
                agent_id {{bigint}} NOT NULL UNIQUE REFERENCES agent (id),
                joined_at {{bigint}} NOT NULL,
                PRIMARY KEY (organisation_id, subject_mark)
            ) {{strict}}
            """,
            """
            CREATE TABLE agent_provider_sign_in (
                state_digest TEXT NOT NULL PRIMARY KEY CHECK (length(state_digest) = 64),
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                sealed TEXT NOT NULL,
                back TEXT NOT NULL,
                expires_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            "ALTER TABLE agent_session ADD COLUMN logout_hint TEXT",
            // Between ProConnect and the code of the telephone.
            "ALTER TABLE agent_pending_sign_in ADD COLUMN logout_hint TEXT",
            "ALTER TABLE sign_in_rules ADD COLUMN trusts_provider {{bigint}} NOT NULL DEFAULT 0 CHECK (trusts_provider IN (0, 1))",
        ]
    )
}
