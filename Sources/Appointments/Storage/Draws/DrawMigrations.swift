import Storage

extension Migration {
    static let draws: [Migration] = [
        // `withheld` says the days of the draws that are under way, one a line, written in the transaction that changes a draw: whoever reads a type
        // reads them with it. `seed` is a secret until the order is known.
        Migration(
            "2026-11-23 draws by lot",
            [
                "ALTER TABLE appointment_type ADD COLUMN withheld TEXT NOT NULL DEFAULT ''",
                "ALTER TABLE appointment_wait ADD COLUMN moments TEXT NOT NULL DEFAULT ''",
                """
                CREATE TABLE appointment_draw (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    reference TEXT NOT NULL UNIQUE,
                    type_id {{bigint}} NOT NULL REFERENCES appointment_type(id),
                    place_id {{bigint}} REFERENCES place(id),
                    first_day TEXT NOT NULL,
                    last_day TEXT NOT NULL,
                    opens_at {{bigint}} NOT NULL,
                    closes_at {{bigint}} NOT NULL,
                    draws_at {{bigint}} NOT NULL,
                    seed TEXT NOT NULL,
                    last_number {{bigint}} NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('open', 'drawing', 'drawn', 'cancelled')),
                    seats {{bigint}},
                    agent_id {{bigint}} NOT NULL,
                    created_at {{bigint}} NOT NULL,
                    ended_at {{bigint}},
                    CHECK (first_day <= last_day),
                    CHECK (opens_at < closes_at AND closes_at <= draws_at),
                    CHECK ((state IN ('drawn', 'cancelled')) = (ended_at IS NOT NULL))
                ) {{strict}}
                """,
                "CREATE INDEX appointment_draw_of ON appointment_draw(organisation_id, created_at)",
                "CREATE INDEX appointment_draw_type ON appointment_draw(type_id)",
                "CREATE INDEX appointment_draw_due ON appointment_draw(draws_at) WHERE state IN ('open', 'drawing')",
                // A number is given to who is sure to be reachable, under a lock on the draw.
                """
                CREATE TABLE appointment_registration (
                    id {{id}},
                    draw_id {{bigint}} NOT NULL REFERENCES appointment_draw(id),
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    reference TEXT NOT NULL UNIQUE,
                    number {{bigint}},
                    wishes {{json}} NOT NULL,
                    name TEXT NOT NULL,
                    email TEXT,
                    phone TEXT NOT NULL,
                    applications TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('asked', 'registered', 'won', 'lost', 'withdrawn')),
                    rank {{bigint}},
                    appointment_id {{bigint}},
                    wait_id {{bigint}},
                    agent_id {{bigint}},
                    changed_at {{bigint}} NOT NULL,
                    CHECK ((state = 'won') = (appointment_id IS NOT NULL))
                ) {{strict}}
                """,
                "CREATE UNIQUE INDEX appointment_registration_number ON appointment_registration(draw_id, number) WHERE number IS NOT NULL",
                "CREATE UNIQUE INDEX appointment_registration_email ON appointment_registration(draw_id, email) WHERE state = 'registered'",
                """
                CREATE UNIQUE INDEX appointment_registration_phone ON appointment_registration(draw_id, phone)
                WHERE state = 'registered' AND email IS NULL AND phone <> ''
                """,
                "CREATE UNIQUE INDEX appointment_registration_rank ON appointment_registration(draw_id, rank) WHERE rank IS NOT NULL",
                "CREATE INDEX appointment_registration_won ON appointment_registration(appointment_id) WHERE appointment_id IS NOT NULL",
                "CREATE INDEX appointment_registration_asked ON appointment_registration(changed_at) WHERE state = 'asked'",
                // One registration for each pre-application.
                """
                CREATE TABLE appointment_registration_application (
                    draw_id {{bigint}} NOT NULL REFERENCES appointment_draw(id),
                    number TEXT NOT NULL,
                    registration_id {{bigint}} NOT NULL REFERENCES appointment_registration(id) ON DELETE CASCADE,
                    PRIMARY KEY (draw_id, number)
                ) {{strict}}
                """,
                "CREATE INDEX appointment_registration_application_of ON appointment_registration_application(registration_id)",
            ])
    ]
}
