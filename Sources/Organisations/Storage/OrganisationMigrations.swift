import Storage

extension Migration {
    static let createOrganisations = Migration(
        "2026-11-22 organisations",
        [
            """
            CREATE TABLE organisation (
                id {{id}},
                slug TEXT NOT NULL UNIQUE CHECK (slug <> ''),
                name TEXT NOT NULL CHECK (name <> ''),
                host TEXT UNIQUE CHECK (host <> ''),
                base_url TEXT NOT NULL CHECK (base_url LIKE 'http%' AND base_url NOT LIKE '%/'),
                zone TEXT NOT NULL,
                phone TEXT NOT NULL,
                address TEXT NOT NULL,
                opening_hours TEXT NOT NULL,
                email TEXT NOT NULL,
                theme {{json}} NOT NULL,
                notices {{json}} NOT NULL,
                version {{bigint}} NOT NULL DEFAULT 1 CHECK (version > 0)
            ) {{strict}}
            """,
            """
            CREATE TABLE unit (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                key TEXT NOT NULL CHECK (key <> ''),
                name TEXT NOT NULL CHECK (name <> ''),
                address TEXT NOT NULL,
                phone TEXT NOT NULL,
                email TEXT NOT NULL,
                opening_hours TEXT NOT NULL,
                commitment TEXT NOT NULL,
                version {{bigint}} NOT NULL DEFAULT 1 CHECK (version > 0),
                UNIQUE (organisation_id, key)
            ) {{strict}}
            """,
        ]
    )
}
