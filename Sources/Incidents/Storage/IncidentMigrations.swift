import Storage

extension Migration {
    static let incidents: [Migration] = [
        Migration(
            "2026-11-22 incidents",
            [
                "CREATE TABLE heartbeat (id {{bigint}} PRIMARY KEY CHECK (id = 1), at {{bigint}} NOT NULL) {{strict}}",
                // `organisation_id` NULL: the whole installation. `settled_end`: the end up to which time limits were moved.
                """
                CREATE TABLE incident (
                    id {{id}}, organisation_id {{bigint}} REFERENCES organisation(id),
                    kind TEXT NOT NULL CHECK (kind IN ('fault', 'upload', 'outage', 'maintenance')),
                    started_at {{bigint}} NOT NULL, ended_at {{bigint}} NOT NULL, hits {{bigint}} NOT NULL CHECK (hits >= 0), reason TEXT,
                    declared_by {{bigint}}, settled_end {{bigint}}, prolonged {{bigint}} NOT NULL,
                    CHECK (ended_at >= started_at), CHECK ((kind = 'maintenance') = (declared_by IS NOT NULL))
                ) {{strict}}
                """,
                "CREATE INDEX incident_end ON incident(ended_at)",
                "CREATE INDEX incident_unsettled ON incident(ended_at) WHERE settled_end IS NULL OR settled_end < ended_at",
                // No address, no browser: the moment, and the number of the draft or request that the page was about.
                """
                CREATE TABLE incident_hit (
                    mark TEXT PRIMARY KEY, incident_id {{bigint}} NOT NULL REFERENCES incident(id) ON DELETE CASCADE, at {{bigint}} NOT NULL,
                    reference TEXT
                ) {{strict}}
                """,
                "CREATE INDEX incident_hit_of ON incident_hit(incident_id, reference)",
                "CREATE INDEX incident_hit_age ON incident_hit(at)",
            ]),
        Migration(
            "2026-11-22 numbers of incidents", ["CREATE INDEX incident_hit_reference ON incident_hit(reference) WHERE reference IS NOT NULL"]),
    ]
}
