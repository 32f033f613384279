import Storage

extension Migration {
    static let visits: [Migration] = [
        // Where somebody is visited goes with their name. `video` is where rooms are made, each named after its appointment.
        Migration(
            "2026-11-23 visits at home, video meetings",
            [
                "ALTER TABLE appointment ADD COLUMN visit_address TEXT NOT NULL DEFAULT ''",
                "ALTER TABLE appointment_type ADD COLUMN video TEXT NOT NULL DEFAULT ''",
            ])
    ]
}
