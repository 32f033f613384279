import Storage

extension Migration {
    static let hours: [Migration] = [
        // One a line: `15/08`, or `15/08/2026`.
        Migration("2026-11-23 local days off of a place", ["ALTER TABLE place ADD COLUMN feasts TEXT NOT NULL DEFAULT ''"]),
        Migration(
            "2026-11-23 how long a chosen time is kept",
            ["ALTER TABLE appointment_type ADD COLUMN hold_minutes {{bigint}} NOT NULL DEFAULT 10 CHECK (hold_minutes BETWEEN 5 AND 30)"]),
        // What was given back and is shown to everyone at `until_minute`, in whole minutes since 1970 as the engine counts them.
        Migration(
            "2026-11-23 freed times that rest",
            [
                "ALTER TABLE appointment_type ADD COLUMN rest_minutes {{bigint}} NOT NULL DEFAULT 0 CHECK (rest_minutes BETWEEN 0 AND 1440)",
                """
                CREATE TABLE freed_time (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    desk_id {{bigint}} NOT NULL REFERENCES desk(id),
                    from_minute {{bigint}} NOT NULL,
                    to_minute {{bigint}} NOT NULL,
                    until_minute {{bigint}} NOT NULL,
                    CHECK (from_minute < to_minute)
                ) {{strict}}
                """,
                "CREATE INDEX freed_time_desk ON freed_time(desk_id, until_minute)",
                "CREATE INDEX freed_time_until ON freed_time(until_minute)",
            ]),
        // The log is read for all the authorities at once, by its own order.
        Migration("2026-11-23 log of changes in its own order", ["DROP INDEX schedule_change_of"]),
    ]
}
