import Storage

extension Migration {
    static let numbers: [Migration] = [
        // What the State's service was told: it deletes nothing without the place and the day that it was told, and does not give all of it back.
        // `declaring_job` is whose turn it is.
        Migration(
            "2026-11-23 what the State's service was told",
            [
                """
                CREATE TABLE appointment_declaration (
                    appointment_id {{bigint}} NOT NULL REFERENCES appointment(id) ON DELETE CASCADE,
                    number TEXT NOT NULL,
                    point TEXT NOT NULL,
                    point_id TEXT NOT NULL,
                    declared_for TEXT NOT NULL,
                    PRIMARY KEY (appointment_id, number)
                ) {{strict}}
                """,
                "ALTER TABLE appointment ADD COLUMN declaring_job {{bigint}}",
            ]),
        Migration(
            "2026-11-23 types that ask for proof, and for as many numbers as documents",
            [
                "ALTER TABLE appointment_type ADD COLUMN asks_proof {{bool}} NOT NULL DEFAULT FALSE",
                // Of the e-mail or, without one, of the telephone.
                "ALTER TABLE appointment ADD COLUMN is_proven {{bool}} NOT NULL DEFAULT FALSE",
                "ALTER TABLE appointment_type ADD COLUMN asks_numbers {{bool}} NOT NULL DEFAULT FALSE",
            ]),
    ]
}
