import Storage

extension Migration {
    static let beacons: [Migration] = [
        // What a draw said that it would be mixed with, and what was read. All are empty where no public source of chance was set.
        Migration(
            "2026-11-23 draws mixed with a public source of chance",
            [
                "ALTER TABLE appointment_draw ADD COLUMN beacon_chain TEXT",
                "ALTER TABLE appointment_draw ADD COLUMN beacon_round {{bigint}} CHECK ((beacon_round IS NULL) = (beacon_chain IS NULL))",
                "ALTER TABLE appointment_draw ADD COLUMN beacon_at {{bigint}} CHECK ((beacon_at IS NULL) = (beacon_chain IS NULL) AND beacon_at > closes_at)",
                "ALTER TABLE appointment_draw ADD COLUMN beacon_until {{bigint}} CHECK ((beacon_until IS NULL) = (beacon_chain IS NULL))",
                "ALTER TABLE appointment_draw ADD COLUMN beacon_fault TEXT",
                "ALTER TABLE appointment_draw ADD COLUMN beacon_missed_at {{bigint}}",
                """
                ALTER TABLE appointment_draw ADD COLUMN beacon_randomness TEXT CHECK (
                    beacon_randomness IS NULL OR beacon_chain IS NOT NULL AND beacon_missed_at IS NULL AND length(beacon_randomness) = 64)
                """,
                """
                ALTER TABLE appointment_draw ADD COLUMN beacon_signature TEXT CHECK ((beacon_signature IS NULL) = (beacon_randomness IS NULL))
                """,
            ])
    ]
}
