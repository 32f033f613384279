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
            ]),
        Migration(
            "2026-11-23 misspelled addresses",
            [
                // The words of streets and communes, and where they are (WordIndex). A row for each word of each street would take ten times the room.
                """
                CREATE TABLE address_word (
                    word TEXT PRIMARY KEY, uses {{bigint}} NOT NULL, names {{bytes}} NOT NULL, places {{bytes}} NOT NULL, communes TEXT NOT NULL
                ) {{strict}}
                """,
                // What is left of a word without a letter or two (NearWord), and the words of which that is left.
                "CREATE TABLE address_near (key {{bigint}} PRIMARY KEY, words TEXT NOT NULL) {{strict}}",
                // Addresses that were imported before have no words yet: they are read once, when the server starts.
                "ALTER TABLE address_edition ADD COLUMN has_words {{bool}} NOT NULL DEFAULT FALSE",
                "ALTER TABLE address_edition ADD COLUMN file TEXT NOT NULL DEFAULT ''",
                "ALTER TABLE address_edition ADD COLUMN made_at {{bigint}}",
                // One row: the import that was asked for last, on the desk.
                """
                CREATE TABLE address_import (
                    id {{bigint}} PRIMARY KEY CHECK (id = 1), number {{bigint}} NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'reading', 'writing', 'done', 'refused')),
                    file TEXT NOT NULL, location TEXT NOT NULL, takes_fewer {{bool}} NOT NULL, asked_at {{bigint}} NOT NULL,
                    touched_at {{bigint}} NOT NULL, percent {{bigint}} NOT NULL, problem TEXT, count {{bigint}} NOT NULL, faults {{json}} NOT NULL
                ) {{strict}}
                """,
            ]),
    ]
}
