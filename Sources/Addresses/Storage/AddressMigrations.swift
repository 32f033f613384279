import Storage

extension Migration {
    static let addresses: [Migration] = [
        Migration(
            "2026-11-22 addresses",
            [
                // One row: what replaces the addresses locks it first.
                """
                CREATE TABLE address_edition (
                    id {{bigint}} PRIMARY KEY CHECK (id = 1), imported_at {{bigint}} NOT NULL, addresses {{bigint}} NOT NULL,
                    streets {{bigint}} NOT NULL, communes {{bigint}} NOT NULL
                ) {{strict}}
                """,
                // `numbers`: all the numbers of the street with their positions (PackedNumbers). A row for each number would take five times the room.
                """
                CREATE TABLE address_street (
                    id {{id}}, insee TEXT NOT NULL, postcode TEXT NOT NULL, commune TEXT NOT NULL, commune_key TEXT NOT NULL,
                    name TEXT NOT NULL, street_key TEXT NOT NULL, numbers {{bytes}} NOT NULL, UNIQUE (street_key, insee, postcode)
                ) {{strict}}
                """,
                // In millionths of a degree, the middle of its addresses.
                """
                CREATE TABLE address_commune (
                    insee TEXT NOT NULL, postcode TEXT NOT NULL, name TEXT NOT NULL, commune_key TEXT NOT NULL, addresses {{bigint}} NOT NULL,
                    north {{bigint}} NOT NULL, east {{bigint}} NOT NULL, PRIMARY KEY (insee, postcode)
                ) {{strict}}
                """,
                "CREATE INDEX address_commune_key ON address_commune(commune_key)",
                "CREATE INDEX address_commune_postcode ON address_commune(postcode)",
            ])
    ]
}
