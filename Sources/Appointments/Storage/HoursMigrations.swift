import Storage

extension Migration {
    static let hours: [Migration] = [
        // One a line: `15/08`, or `15/08/2026`.
        Migration("2026-11-23 local days off of a place", ["ALTER TABLE place ADD COLUMN feasts TEXT NOT NULL DEFAULT ''"])
    ]
}
