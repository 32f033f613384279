import Storage

extension Migration {
    /// Alsace and Moselle have holidays of their own; elsewhere the clock tells the place, as ``Region`` names it.
    static let regionsOfOrganisations = Migration(
        "2026-11-22 regions of organisations",
        [
            "ALTER TABLE organisation ADD COLUMN region TEXT NOT NULL DEFAULT 'metropole' CHECK (region <> '')",
            """
            UPDATE organisation SET region = CASE zone
                WHEN 'America/Guadeloupe' THEN 'guadeloupe' WHEN 'America/Martinique' THEN 'martinique' WHEN 'America/Cayenne' THEN 'guyane'
                WHEN 'Indian/Reunion' THEN 'la_reunion' WHEN 'Indian/Mayotte' THEN 'mayotte' WHEN 'America/St_Barthelemy' THEN 'saint_barthelemy'
                WHEN 'America/Marigot' THEN 'saint_martin' WHEN 'America/Miquelon' THEN 'saint_pierre_et_miquelon'
                WHEN 'Pacific/Wallis' THEN 'wallis_et_futuna' WHEN 'Pacific/Tahiti' THEN 'polynesie_francaise'
                WHEN 'Pacific/Noumea' THEN 'nouvelle_caledonie' ELSE 'metropole' END
            """,
        ]
    )

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
