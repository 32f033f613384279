import Forms
import Law
import Storage

extension Migration {
    static let dossiers: [Migration] =
        [
            Migration(
                "2026-11-22 drafts",
                [
                    """
                    CREATE TABLE draft(
                        id {{id}}, reference TEXT NOT NULL UNIQUE, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                        procedure_version_id {{bigint}} NOT NULL REFERENCES procedure_version(id), channel TEXT NOT NULL,
                        entered_by {{bigint}} REFERENCES agent(id), answers {{json}} NOT NULL, created_at {{bigint}} NOT NULL,
                        updated_at {{bigint}} NOT NULL, expires_at {{bigint}} NOT NULL, version {{bigint}} NOT NULL) {{strict}}
                    """,
                    "CREATE INDEX draft_expiry ON draft(expires_at)",
                    // Who may come back to a number without giving it again: the digest of a browser's key. By number, so that it goes on after filing.
                    """
                    CREATE TABLE access(visitor TEXT NOT NULL, reference TEXT NOT NULL, granted_at {{bigint}} NOT NULL,
                        PRIMARY KEY (visitor, reference)) {{strict}}
                    """,
                    "CREATE INDEX access_age ON access(granted_at)",
                ]
            ),
            Migration("2026-11-22 dossiers", [dossierTable] + dossierIndexes),
            Migration(
                "2026-11-22 dossier history",
                [
                    """
                    CREATE TABLE dossier_history(
                        dossier_id {{bigint}} NOT NULL REFERENCES dossier(id), number {{bigint}} NOT NULL, at {{bigint}} NOT NULL, actor TEXT NOT NULL,
                        agent_id {{bigint}}, agent_name TEXT, channel TEXT NOT NULL, event TEXT NOT NULL, detail TEXT NOT NULL,
                        previous_hash TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (dossier_id, number)) {{strict}}
                    """,
                    """
                    CREATE TABLE dossier_message(
                        id {{id}}, dossier_id {{bigint}} NOT NULL REFERENCES dossier(id), at {{bigint}} NOT NULL, actor TEXT NOT NULL,
                        agent_id {{bigint}}, agent_name TEXT, audience TEXT NOT NULL CHECK (audience IN ('everyone', 'agents')), body TEXT NOT NULL) {{strict}}
                    """,
                    "CREATE INDEX dossier_message_dossier ON dossier_message(dossier_id, id)",
                    // Answers marked listable or statistical, out of the JSON, so that lists and statistics never parse it.
                    """
                    CREATE TABLE dossier_field(
                        dossier_id {{bigint}} NOT NULL REFERENCES dossier(id), field TEXT NOT NULL, shown TEXT NOT NULL, number_value {{double}},
                        PRIMARY KEY (dossier_id, field)) {{strict}}
                    """,
                    "CREATE TABLE dossier_reading(id {{id}}, dossier_id {{bigint}} NOT NULL, agent_id {{bigint}} NOT NULL, at {{bigint}} NOT NULL) {{strict}}",
                    "CREATE INDEX dossier_reading_dossier ON dossier_reading(dossier_id, at)",
                    """
                    CREATE TABLE saved_view(id {{id}}, agent_id {{bigint}} NOT NULL REFERENCES agent(id), name TEXT NOT NULL, query TEXT NOT NULL,
                        created_at {{bigint}} NOT NULL, UNIQUE (agent_id, name)) {{strict}}
                    """,
                ]
            ),
        ] + fullText("2026-11-22 dossier search", table: "dossier", column: "search_text") + [
            formEvidence, links, clock, rowsTaken, commitments, endedDossiers, holders, answers, origins, exceptionalReadings, consultations, unsent,
            sealedDossiers, statusLists, someOrigins,
        ]

    /// A list of one status of a procedure: with the other indexes, a rare one would be looked for among all requests of its procedure.
    private static let statusLists = Migration(
        "2026-11-23 lists by status", ["CREATE INDEX dossier_status ON dossier(unit_id, procedure_id, status, received_at, id)"])

    /// Readings outside one's units. `dossier_id` alone: the line goes with its request.
    private static let exceptionalReadings = Migration(
        "2026-11-22 exceptional readings",
        [
            """
            CREATE TABLE exceptional_reading(
                id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), dossier_id {{bigint}} NOT NULL REFERENCES dossier(id),
                unit_id {{bigint}} NOT NULL REFERENCES unit(id), agent_id {{bigint}} NOT NULL, agent_name TEXT NOT NULL,
                reason TEXT NOT NULL CHECK (reason <> ''), at {{bigint}} NOT NULL, reviewer TEXT, reviewed_at {{bigint}},
                CHECK ((reviewer IS NULL) = (reviewed_at IS NULL))) {{strict}}
            """,
            "CREATE INDEX exceptional_reading_open ON exceptional_reading(dossier_id, agent_id, at)",
            "CREATE INDEX exceptional_reading_list ON exceptional_reading(organisation_id, id)",
        ]
    )

    /// What units undertake, and what they still owe of it on each request. What is due is the first of two days, the law's or theirs: one index gives
    /// it in order.
    private static let commitments = Migration(
        "2026-11-22 commitments of units",
        [
            "CREATE TABLE unit_commitment(unit_id {{bigint}} PRIMARY KEY REFERENCES unit(id), look TEXT, answer TEXT, week TEXT NOT NULL) {{strict}}",
            """
            CREATE TABLE procedure_commitment(
                unit_id {{bigint}} NOT NULL REFERENCES unit(id), procedure_id {{bigint}} NOT NULL REFERENCES procedure(id), look TEXT, answer TEXT,
                PRIMARY KEY (unit_id, procedure_id), CHECK (look IS NOT NULL OR answer IS NOT NULL)) {{strict}}
            """,
            "ALTER TABLE dossier ADD COLUMN look_by {{bigint}}",
            "ALTER TABLE dossier ADD COLUMN promised_by {{bigint}}",
            "ALTER TABLE dossier ADD COLUMN commitment_on TEXT",
            "DROP INDEX dossier_due",
            """
            CREATE INDEX dossier_first_due ON dossier(unit_id, is_open, (CASE WHEN commitment_on < COALESCE(silence_on, '9999-12-31')
                THEN commitment_on ELSE COALESCE(silence_on, '9999-12-31') END), id)
            """,
        ]
    )

    /// An incident moves the limits of those who were reminded too: the index of the sweep leaves them out.
    private static let answers = Migration(
        "2026-11-22 last days to answer",
        ["CREATE INDEX dossier_answer_day ON dossier(organisation_id, answer_by) WHERE answer_by IS NOT NULL AND closed_at IS NULL"])

    /// Decisions of which the letter has not left: whom we told of it, and what the sweep walks.
    private static let unsent = Migration(
        "2026-11-22 decisions that wait to be sent",
        [
            "ALTER TABLE dossier ADD COLUMN unsent_warned_on TEXT",
            """
            CREATE INDEX dossier_unnotified ON dossier(organisation_id, silence_on)
            WHERE silence_on IS NOT NULL AND implicit_on IS NULL AND closed_at IS NOT NULL AND unsent_warned_on IS NULL
            """,
        ])

    /// What the clock adds to a request: what silence decided, until when the person may answer, and whom we already told.
    private static let clock = Migration(
        "2026-11-22 dossier clock",
        [
            "ALTER TABLE dossier ADD COLUMN implicit_on TEXT",
            "ALTER TABLE dossier ADD COLUMN implicit_effect TEXT CHECK (implicit_effect IN ('accept', 'reject'))",
            "ALTER TABLE dossier ADD COLUMN answer_by TEXT",
            "ALTER TABLE dossier ADD COLUMN reminded_on TEXT",
            "ALTER TABLE dossier ADD COLUMN escalated_on TEXT",
            // What the sweep walks: only what it may still have to do.
            "CREATE INDEX dossier_silence ON dossier(organisation_id, silence_on) WHERE silence_on IS NOT NULL AND implicit_on IS NULL AND closed_at IS NULL",
            "CREATE INDEX dossier_answer ON dossier(organisation_id, answer_by) WHERE answer_by IS NOT NULL AND reminded_on IS NULL",
        ]
    )

    /// The version of a draft since which the rows of its blocks are where they are.
    private static let rowsTaken = Migration("2026-11-22 rows taken away", ["ALTER TABLE draft ADD COLUMN rows_since {{bigint}} NOT NULL DEFAULT 0"])

    /// Whose space a request is in: HMAC(sector key, person), never an id. `subject`, beside it, is made of the e-mail that was written.
    private static let holders = Migration(
        "2026-11-22 holders of requests",
        [
            "ALTER TABLE draft ADD COLUMN holder TEXT",
            "ALTER TABLE dossier ADD COLUMN holder TEXT",
            "CREATE INDEX draft_holder ON draft(holder) WHERE holder IS NOT NULL",
            "CREATE INDEX dossier_holder ON dossier(holder, received_at) WHERE holder IS NOT NULL",
        ]
    )

    /// NULL for nearly all of them: those that people begin.
    private static let origins = Migration(
        "2026-11-22 origins of drafts",
        ["ALTER TABLE draft ADD COLUMN origin TEXT", "CREATE UNIQUE INDEX draft_origin ON draft(origin)"])

    /// What has no origin is not in the index: it would be written there when it is begun, and again when it is filed. By its age alone, no key is looked
    /// for: they go with the request that they open.
    private static let someOrigins = Migration(
        "2026-11-23 drafts that have an origin",
        ["DROP INDEX draft_origin", "CREATE UNIQUE INDEX draft_origin ON draft(origin) WHERE origin IS NOT NULL", "DROP INDEX access_age"])

    /// Counters by day: as many rows as the form has places, however many people come. A draft knows how far its person came until it is filed or
    /// erased; nothing else is kept of anyone's way through a form.
    private static let formEvidence = Migration(
        "2026-11-22 form evidence",
        [
            """
            CREATE TABLE form_evidence(
                procedure_version_id {{bigint}} NOT NULL REFERENCES procedure_version(id), day TEXT NOT NULL, page TEXT NOT NULL, field TEXT NOT NULL,
                measure TEXT NOT NULL, number {{bigint}} NOT NULL CHECK (number > 0), PRIMARY KEY (procedure_version_id, day, page, field, measure)) {{strict}}
            """,
            "ALTER TABLE draft ADD COLUMN page TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE draft ADD COLUMN page_since {{bigint}}",
        ]
    )

    /// A draft keeps its number when it is filed: a link by number goes on after filing.
    private static let links = Migration(
        "2026-11-22 linked requests",
        [
            """
            CREATE TABLE dossier_link(
                dossier_id {{bigint}} NOT NULL REFERENCES dossier(id), linked TEXT NOT NULL UNIQUE,
                procedure_version_id {{bigint}} NOT NULL REFERENCES procedure_version(id), unit_id {{bigint}} NOT NULL REFERENCES unit(id),
                action TEXT NOT NULL, begun_at {{bigint}} NOT NULL, PRIMARY KEY (dossier_id, linked)) {{strict}}
            """
        ]
    )

    private static let dossierTable = """
        CREATE TABLE dossier(
            id {{id}}, reference TEXT NOT NULL UNIQUE, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
            procedure_id {{bigint}} NOT NULL REFERENCES procedure(id), procedure_version_id {{bigint}} NOT NULL REFERENCES procedure_version(id),
            sector TEXT NOT NULL, subject TEXT, unit_id {{bigint}} NOT NULL REFERENCES unit(id), status TEXT NOT NULL,
            nature TEXT NOT NULL CHECK (nature IN ('open', 'waiting', 'accepted', 'rejected', 'closed')), is_open {{bool}} NOT NULL,
            assignee_id {{bigint}} REFERENCES agent(id), channel TEXT NOT NULL, answers {{json}} NOT NULL, applicant TEXT NOT NULL, email TEXT,
            phone TEXT, awaited_pieces TEXT NOT NULL, received_at {{bigint}} NOT NULL, status_since {{bigint}} NOT NULL, silence_on TEXT,
            timer_at {{bigint}}, closed_at {{bigint}}, search_text TEXT NOT NULL, history_count {{bigint}} NOT NULL, history_head TEXT NOT NULL,
            version {{bigint}} NOT NULL) {{strict}}
        """

    /// Each list of the desk walks one of these per unit, newest first, and stops at a hundred rows: its cost does not grow with the table.
    private static let dossierIndexes = [
        "CREATE INDEX dossier_desk ON dossier(unit_id, is_open, received_at, id)",
        "CREATE INDEX dossier_all ON dossier(unit_id, received_at, id)",
        "CREATE INDEX dossier_due ON dossier(unit_id, is_open, COALESCE(silence_on, '9999-12-31'), id)",
        "CREATE INDEX dossier_procedure ON dossier(unit_id, procedure_id, received_at, id)",
        "CREATE INDEX dossier_nature ON dossier(unit_id, nature, received_at, id)",
        "CREATE INDEX dossier_assignee ON dossier(assignee_id, is_open, received_at, id) WHERE assignee_id IS NOT NULL",
        "CREATE INDEX dossier_subject ON dossier(subject, received_at) WHERE subject IS NOT NULL",
        "CREATE INDEX dossier_timer ON dossier(timer_at) WHERE timer_at IS NOT NULL",
    ]
}
