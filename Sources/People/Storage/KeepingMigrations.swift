import Storage

extension Migration {
    /// What people keep in their space: all of it sealed under a key of their own, which goes with their row.
    static let createProfiles = Migration(
        "2026-11-22 profiles of people",
        [
            """
            CREATE TABLE person_profile (
                person_id {{bigint}} NOT NULL PRIMARY KEY REFERENCES person (id),
                sealed {{bytes}} NOT NULL,
                updated_at {{bigint}} NOT NULL
            ) {{strict}}
            """,
            // What a provider said of who came in by it, sealed under the session's own key: it goes with the session.
            "ALTER TABLE person_session ADD COLUMN given {{bytes}}",
        ]
    )
}
