import Storage

extension Migration {
    static let queues: [Migration] = [
        Migration(
            "2026-11-22 queues",
            [
                // A place of the room of appointments. Its row is what every change at the place locks first.
                """
                CREATE TABLE queue_place (
                    place_id {{bigint}} PRIMARY KEY, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), edition {{bigint}} NOT NULL
                ) {{strict}}
                """,
                """
                CREATE TABLE queue (
                    id {{id}}, place_id {{bigint}} NOT NULL REFERENCES queue_place(place_id), letter TEXT NOT NULL, title TEXT NOT NULL,
                    is_open {{bool}} NOT NULL, UNIQUE (place_id, letter)
                ) {{strict}}
                """,
                "CREATE TABLE queue_counter (id {{id}}, place_id {{bigint}} NOT NULL REFERENCES queue_place(place_id), name TEXT NOT NULL) {{strict}}",
                "CREATE INDEX queue_counter_place ON queue_counter(place_id)",
                """
                CREATE TABLE queue_served (
                    counter_id {{bigint}} NOT NULL REFERENCES queue_counter(id) ON DELETE CASCADE,
                    queue_id {{bigint}} NOT NULL REFERENCES queue(id), PRIMARY KEY (counter_id, queue_id)
                ) {{strict}}
                """,
                // `hour`: on the clock there, when it was taken. `appointment`: the number of a row of another room. Erased the night after.
                """
                CREATE TABLE queue_ticket (
                    id {{id}}, place_id {{bigint}} NOT NULL REFERENCES queue_place(place_id), queue_id {{bigint}} NOT NULL REFERENCES queue(id),
                    day TEXT NOT NULL, hour {{bigint}} NOT NULL CHECK (hour BETWEEN 0 AND 23), letter TEXT NOT NULL,
                    number {{bigint}} NOT NULL CHECK (number > 0),
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'done', 'left')),
                    is_priority {{bool}} NOT NULL, appointment TEXT UNIQUE, due_at {{bigint}}, taken_at {{bigint}} NOT NULL,
                    counter_id {{bigint}} REFERENCES queue_counter(id) ON DELETE SET NULL,
                    kept_for {{bigint}} REFERENCES queue_counter(id) ON DELETE SET NULL, called_at {{bigint}}, shown_at {{bigint}},
                    ended_at {{bigint}}, calls {{bigint}} NOT NULL,
                    UNIQUE (place_id, day, letter, number), CHECK ((appointment IS NULL) = (due_at IS NULL))
                ) {{strict}}
                """,
                // Two counters may not hold one ticket, since it names one; nor may one counter hold two.
                "CREATE UNIQUE INDEX queue_ticket_called ON queue_ticket(counter_id) WHERE state = 'called'",
                "CREATE INDEX queue_ticket_kept_for ON queue_ticket(kept_for)",
                "CREATE INDEX queue_ticket_day ON queue_ticket(day)",
                // `minutes` -1: those who left.
                """
                CREATE TABLE queue_wait (
                    place_id {{bigint}} NOT NULL REFERENCES queue_place(place_id), queue_id {{bigint}} NOT NULL REFERENCES queue(id),
                    day TEXT NOT NULL, hour {{bigint}} NOT NULL, minutes {{bigint}} NOT NULL CHECK (minutes >= -1),
                    people {{bigint}} NOT NULL CHECK (people > 0), PRIMARY KEY (place_id, day, queue_id, hour, minutes)
                ) {{strict}}
                """,
            ])
    ]
}
