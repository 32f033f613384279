import Storage

extension Migration {
    static let appointments: [Migration] = [
        Migration(
            "2026-11-22 appointments",
            [
                // `unit_id` is a row of another room.
                """
                CREATE TABLE place (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    unit_id {{bigint}} NOT NULL,
                    name TEXT NOT NULL,
                    address TEXT NOT NULL,
                    postcode TEXT NOT NULL,
                    commune TEXT NOT NULL,
                    access TEXT NOT NULL,
                    latitude {{double}},
                    longitude {{double}},
                    zone TEXT NOT NULL,
                    region TEXT NOT NULL,
                    is_shown {{bool}} NOT NULL,
                    CHECK (latitude BETWEEN -90 AND 90),
                    CHECK (longitude BETWEEN -180 AND 180)
                ) {{strict}}
                """,
                "CREATE INDEX place_organisation ON place(organisation_id, unit_id)",
                """
                CREATE TABLE desk (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    place_id {{bigint}} NOT NULL REFERENCES place(id),
                    name TEXT NOT NULL,
                    capacity {{bigint}} NOT NULL CHECK (capacity BETWEEN 1 AND 100),
                    is_open {{bool}} NOT NULL
                ) {{strict}}
                """,
                "CREATE INDEX desk_place ON desk(place_id)",
                "CREATE INDEX desk_organisation ON desk(organisation_id)",
                """
                CREATE TABLE opening (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    desk_id {{bigint}} NOT NULL REFERENCES desk(id),
                    rules {{json}} NOT NULL
                ) {{strict}}
                """,
                "CREATE INDEX opening_desk ON opening(desk_id)",
                "CREATE INDEX opening_organisation ON opening(organisation_id)",
                // Of a whole place when there is no desk.
                """
                CREATE TABLE closure (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    place_id {{bigint}} NOT NULL REFERENCES place(id),
                    desk_id {{bigint}} REFERENCES desk(id),
                    rules {{json}} NOT NULL,
                    reason TEXT NOT NULL
                ) {{strict}}
                """,
                "CREATE INDEX closure_place ON closure(place_id)",
                "CREATE INDEX closure_organisation ON closure(organisation_id)",
                """
                CREATE TABLE appointment_type (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    slug TEXT NOT NULL,
                    title TEXT NOT NULL,
                    summary TEXT NOT NULL,
                    pieces TEXT NOT NULL,
                    reason TEXT,
                    is_public {{bool}} NOT NULL,
                    largest_party {{bigint}} NOT NULL CHECK (largest_party BETWEEN 1 AND 50),
                    most_for_one {{bigint}} CHECK (most_for_one > 0),
                    rules {{json}} NOT NULL,
                    UNIQUE (organisation_id, slug)
                ) {{strict}}
                """,
                // A hold is an appointment that is not confirmed yet, so that one guard covers both. Times are whole minutes since 1970 in UTC, as the
                // engine counts them; `from_minute` and `to_minute` hold the preparation too. `seat` tells apart those whom one desk receives at once.
                """
                CREATE TABLE appointment (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    reference TEXT NOT NULL UNIQUE,
                    type_id {{bigint}} NOT NULL REFERENCES appointment_type(id),
                    place_id {{bigint}} NOT NULL REFERENCES place(id),
                    desk_id {{bigint}} NOT NULL REFERENCES desk(id),
                    seat {{bigint}} NOT NULL,
                    start_minute {{bigint}} NOT NULL,
                    minutes {{bigint}} NOT NULL CHECK (minutes > 0),
                    from_minute {{bigint}} NOT NULL,
                    to_minute {{bigint}} NOT NULL,
                    side TEXT NOT NULL CHECK (side IN ('online', 'offline')),
                    state TEXT NOT NULL CHECK (state IN ('held', 'booked', 'arrived', 'done', 'noshow', 'excused', 'revoked')),
                    held_until {{bigint}},
                    visitor TEXT,
                    people {{bigint}} NOT NULL,
                    documents {{bigint}} NOT NULL,
                    name TEXT NOT NULL,
                    email TEXT,
                    phone TEXT NOT NULL,
                    version {{bigint}} NOT NULL,
                    is_overbooked {{bool}} NOT NULL,
                    applications TEXT NOT NULL,
                    agent_id {{bigint}},
                    created_at {{bigint}} NOT NULL,
                    arrived_at {{bigint}},
                    CHECK (from_minute <= start_minute AND start_minute + minutes <= to_minute),
                    CHECK ((state = 'held') = (held_until IS NOT NULL))
                ) {{strict}}
                """,
                "CREATE INDEX appointment_desk ON appointment(desk_id, from_minute) WHERE state NOT IN ('excused', 'revoked')",
                "CREATE INDEX appointment_place ON appointment(place_id, start_minute)",
                "CREATE INDEX appointment_held ON appointment(held_until) WHERE state = 'held'",
                "CREATE INDEX appointment_holder ON appointment(visitor) WHERE state = 'held'",
                "CREATE INDEX appointment_email ON appointment(email, type_id) WHERE state = 'booked'",
                "CREATE INDEX appointment_phone ON appointment(phone, type_id) WHERE state = 'booked'",
                // The browsers, besides the one that booked, that proved to know it.
                """
                CREATE TABLE appointment_visitor (
                    appointment_id {{bigint}} NOT NULL REFERENCES appointment(id) ON DELETE CASCADE,
                    visitor TEXT NOT NULL,
                    PRIMARY KEY (appointment_id, visitor)
                ) {{strict}}
                """,
                """
                CREATE TABLE appointment_application (
                    number TEXT NOT NULL,
                    appointment_id {{bigint}} NOT NULL REFERENCES appointment(id) ON DELETE CASCADE,
                    PRIMARY KEY (number, appointment_id)
                ) {{strict}}
                """,
                "CREATE INDEX appointment_application_of ON appointment_application(appointment_id)",
                // Read by the index of each process; kept for a day.
                """
                CREATE TABLE schedule_change (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    place_id {{bigint}},
                    first_day TEXT,
                    last_day TEXT,
                    again_at {{bigint}},
                    CHECK ((first_day IS NULL) = (last_day IS NULL))
                ) {{strict}}
                """,
                "CREATE INDEX schedule_change_of ON schedule_change(organisation_id, id)",
            ]),
        // **The last guard against a double booking**, under the transaction that asks and the lock on the desk. Ranges of one number rather than `=`:
        // PostgreSQL indexes them without the btree_gist extension, which a town's database may refuse.
        Migration(
            "2026-11-22 no two appointments at one seat (PostgreSQL)", only: .postgres,
            [
                """
                ALTER TABLE appointment ADD CONSTRAINT appointment_seat_excl EXCLUDE USING gist (
                    int8range(desk_id, desk_id, '[]') WITH &&, int8range(seat, seat, '[]') WITH &&, int8range(from_minute, to_minute) WITH &&
                ) WHERE (state NOT IN ('excused', 'revoked') AND NOT is_overbooked)
                """
            ]),
        Migration(
            "2026-11-22 no two appointments at one seat (SQLite)", only: .sqlite,
            ["INSERT", "UPDATE"].map { act in
                """
                CREATE TRIGGER appointment_seat_\(act.lowercased()) BEFORE \(act) ON appointment
                WHEN NEW.state NOT IN ('excused', 'revoked') AND NOT NEW.is_overbooked AND EXISTS (
                    SELECT 1 FROM appointment AS other
                    WHERE other.desk_id = NEW.desk_id AND other.from_minute < NEW.to_minute AND other.to_minute > NEW.from_minute
                        AND other.seat = NEW.seat AND NOT other.is_overbooked AND other.state NOT IN ('excused', 'revoked')
                        AND other.id IS NOT NEW.id
                )
                BEGIN SELECT RAISE(ABORT, 'appointment_seat_excl'); END
                """
            }),
        sealVisitors,
        // A time chosen inside a form is held for its draft, then booked with the request: both are rows of another room.
        Migration(
            "2026-11-22 appointments chosen inside a form",
            [
                "ALTER TABLE appointment ADD COLUMN draft_id {{bigint}}",
                "ALTER TABLE appointment ADD COLUMN field TEXT",
                "ALTER TABLE appointment ADD COLUMN dossier_id {{bigint}}",
                "ALTER TABLE appointment ADD COLUMN dossier TEXT",
                "ALTER TABLE appointment ADD COLUMN more_pieces TEXT NOT NULL DEFAULT ''",
                "CREATE INDEX appointment_draft ON appointment(draft_id) WHERE draft_id IS NOT NULL",
                "CREATE INDEX appointment_dossier ON appointment(dossier_id) WHERE dossier_id IS NOT NULL",
            ]),
        Migration(
            "2026-11-22 appointments without a name", ["CREATE INDEX appointment_named ON appointment(start_minute) WHERE name <> ''"]),
        boundTheGuard,
    ]
}
