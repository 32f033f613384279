import Storage

extension Migration {
    static let telling: [Migration] = [
        // What they asked for on the phone or at the counter; and where they live, in lines: for an envelope or a visit. It goes with the name.
        Migration(
            "2026-11-23 how people are told of their appointment",
            [
                "ALTER TABLE appointment ADD COLUMN tell_by TEXT CHECK (tell_by IN ('email', 'sms', 'letter', 'call'))",
                "ALTER TABLE appointment ADD COLUMN postal TEXT NOT NULL DEFAULT ''",
            ])
    ]
}
