import Storage

extension Migration {
    static let visits: [Migration] = [
        // Where rooms are made, each named after its appointment. Where somebody is visited is `postal`, of ``telling``.
        Migration(
            "2026-11-23 visits at home, video meetings",
            ["ALTER TABLE appointment_type ADD COLUMN video TEXT NOT NULL DEFAULT ''"])
    ]
}
