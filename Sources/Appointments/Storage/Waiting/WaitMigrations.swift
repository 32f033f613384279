import Storage

extension Migration {
    static let waiting: [Migration] = [
        // In the order of `since`. What is offered to one is a hold, which `appointment_id` names; the hold lasts two minutes longer than the offer, for whoever
        // gives it to the next one.
        Migration(
            "2026-11-22 people who wait for an appointment",
            [
                """
                CREATE TABLE appointment_wait (
                    id {{id}},
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    reference TEXT NOT NULL UNIQUE,
                    type_id {{bigint}} NOT NULL REFERENCES appointment_type(id),
                    places TEXT NOT NULL,
                    first_day TEXT NOT NULL,
                    last_day TEXT NOT NULL,
                    weekdays TEXT NOT NULL,
                    people {{bigint}} NOT NULL,
                    documents {{bigint}} NOT NULL,
                    name TEXT NOT NULL,
                    email TEXT,
                    phone TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('asked', 'waiting', 'offered', 'served', 'left', 'over')),
                    since {{bigint}} NOT NULL,
                    offers {{bigint}} NOT NULL,
                    passed TEXT NOT NULL,
                    appointment_id {{bigint}},
                    offered_until {{bigint}},
                    agent_id {{bigint}},
                    changed_at {{bigint}} NOT NULL,
                    CHECK (first_day <= last_day),
                    CHECK ((state = 'offered') = (offered_until IS NOT NULL))
                ) {{strict}}
                """,
                "CREATE INDEX appointment_wait_list ON appointment_wait(organisation_id, since, id) WHERE state IN ('waiting', 'offered')",
                "CREATE INDEX appointment_wait_offered ON appointment_wait(offered_until) WHERE state = 'offered'",
                "CREATE INDEX appointment_wait_days ON appointment_wait(last_day) WHERE state = 'waiting'",
                "CREATE INDEX appointment_wait_over ON appointment_wait(changed_at) WHERE state NOT IN ('waiting', 'offered')",
                // None: nobody can wait for this type.
                "ALTER TABLE appointment_type ADD COLUMN offer_hours {{bigint}} NOT NULL DEFAULT 2 CHECK (offer_hours BETWEEN 0 AND 72)",
            ]),
        // Where thousands wait: whether somebody waits already, what is offered to them, and how many are before them, without reading the list.
        Migration(
            "2026-11-23 long waiting lists",
            [
                "CREATE INDEX appointment_wait_email ON appointment_wait(organisation_id, email) WHERE state IN ('waiting', 'offered')",
                "CREATE INDEX appointment_wait_phone ON appointment_wait(organisation_id, phone) WHERE state IN ('waiting', 'offered')",
                "CREATE INDEX appointment_wait_type ON appointment_wait(type_id, since, id) WHERE state IN ('waiting', 'offered')",
            ]),
    ]
}
