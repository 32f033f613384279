import Storage

extension Migration {
    static let hours: [Migration] = [
        // One a line: `15/08`, or `15/08/2026`.
        Migration("2026-11-23 local days off of a place", ["ALTER TABLE place ADD COLUMN feasts TEXT NOT NULL DEFAULT ''"]),
        Migration(
            "2026-11-23 how long a chosen time is kept",
            ["ALTER TABLE appointment_type ADD COLUMN hold_minutes {{bigint}} NOT NULL DEFAULT 10 CHECK (hold_minutes BETWEEN 5 AND 30)"]),
    ]
}
