import Storage

extension Migration {
    static let sharing: [Migration] = [
        // Types of the same name are shown together, whatever authority they are of.
        Migration(
            "2026-11-22 types that authorities share",
            [
                """
                CREATE TABLE shared_type (
                    type_id {{bigint}} PRIMARY KEY REFERENCES appointment_type(id) ON DELETE CASCADE, name TEXT NOT NULL
                ) {{strict}}
                """,
                "CREATE INDEX shared_type_name ON shared_type(name)",
            ])
    ]
}
