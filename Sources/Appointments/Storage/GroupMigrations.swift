import Storage

extension Migration {
    static let groups: [Migration] = [
        // `group_id` is the first of those that were taken together: all of them have it, the first too.
        Migration(
            "2026-11-22 appointments taken together",
            [
                "ALTER TABLE appointment_type ADD COLUMN largest_group {{bigint}} NOT NULL DEFAULT 1 CHECK (largest_group BETWEEN 1 AND 10)",
                "ALTER TABLE appointment ADD COLUMN group_id {{bigint}}",
                "CREATE INDEX appointment_group ON appointment(group_id) WHERE group_id IS NOT NULL",
            ])
    ]
}
