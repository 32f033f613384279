import Storage

extension Migration {
    static let lists: [Migration] = [
        // Where those live who wait for a visit, or take part in a draw for one. It goes with the name.
        Migration(
            "2026-11-23 visits on waiting lists and in draws",
            [
                "ALTER TABLE appointment_wait ADD COLUMN address TEXT NOT NULL DEFAULT ''",
                "ALTER TABLE appointment_registration ADD COLUMN address TEXT NOT NULL DEFAULT ''",
            ])
    ]
}
