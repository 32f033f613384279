import Storage

extension Migration {
    /// `dossier_id` names rows of another room, without a foreign key: what is kept here must not keep a request from being erased.
    static let privacy: [Migration] = [
        Migration(
            "2026-11-22 retention",
            [
                // One row by authority: what the last nights did. `prepared_in` and `settled_in` are months, « 2026-11 ».
                """
                CREATE TABLE privacy_night(organisation_id {{bigint}} PRIMARY KEY REFERENCES organisation(id), prepared_in TEXT NOT NULL,
                    settled_in TEXT NOT NULL, swept_on TEXT NOT NULL, to_scrub {{bool}} NOT NULL) {{strict}}
                """,
                """
                CREATE TABLE legal_hold(
                    id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), dossier_id {{bigint}} NOT NULL, reference TEXT NOT NULL,
                    reason TEXT NOT NULL, placed_by TEXT NOT NULL, placed_at {{bigint}} NOT NULL, lifted_by TEXT, lifted_at {{bigint}},
                    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))) {{strict}}
                """,
                "CREATE UNIQUE INDEX legal_hold_now ON legal_hold(dossier_id) WHERE lifted_at IS NULL",
                "CREATE INDEX legal_hold_list ON legal_hold(organisation_id, id)",
                """
                CREATE TABLE elimination_slip(
                    id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id),
                    fate TEXT NOT NULL CHECK (fate IN ('destroy', 'archive')),
                    state TEXT NOT NULL CHECK (state IN ('preparing', 'proposed', 'visaed', 'done')), prepared_on TEXT NOT NULL, lines {{json}} NOT NULL,
                    visa_by TEXT, visa_reference TEXT, visa_at {{bigint}}, exported_at {{bigint}}, done_at {{bigint}},
                    CHECK ((state IN ('visaed', 'done')) = (visa_at IS NOT NULL)), CHECK ((state = 'done') = (done_at IS NOT NULL))) {{strict}}
                """,
                "CREATE INDEX elimination_slip_list ON elimination_slip(organisation_id, id)",
                // What a slip lists, until it is eliminated: then the slip alone says what there was.
                """
                CREATE TABLE elimination_item(
                    dossier_id {{bigint}} PRIMARY KEY, slip_id {{bigint}} NOT NULL REFERENCES elimination_slip(id), version_id {{bigint}} NOT NULL,
                    unit_id {{bigint}} NOT NULL, received_on TEXT NOT NULL, ended_on TEXT NOT NULL) {{strict}}
                """,
                "CREATE INDEX elimination_item_slip ON elimination_item(slip_id, dossier_id)",
                // 0 and '' are what was left out; `answers` is a canonical JSON object. A row below five is either blank or not yet settled.
                """
                CREATE TABLE anonymous_figure(
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), procedure_id {{bigint}} NOT NULL, unit_id {{bigint}} NOT NULL,
                    channel TEXT NOT NULL, outcome TEXT NOT NULL, received TEXT NOT NULL, took TEXT NOT NULL, answers TEXT NOT NULL,
                    number {{bigint}} NOT NULL CHECK (number > 0),
                    PRIMARY KEY (organisation_id, procedure_id, unit_id, channel, outcome, received, took, answers)) {{strict}}
                """,
                // Until the end of the month: figures with nothing that names anybody, not yet general enough to be shown.
                """
                CREATE TABLE waiting_figure(
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), procedure_id {{bigint}} NOT NULL, unit_id {{bigint}} NOT NULL,
                    channel TEXT NOT NULL, outcome TEXT NOT NULL, received TEXT NOT NULL, took TEXT NOT NULL, answers TEXT NOT NULL,
                    number {{bigint}} NOT NULL CHECK (number > 0),
                    PRIMARY KEY (organisation_id, procedure_id, unit_id, channel, outcome, received, took, answers)) {{strict}}
                """,
            ]),
        Migration(
            "2026-11-22 approved processings",
            [
                // `alarmed`: the digest of the last state that somebody was told of.
                """
                CREATE TABLE approved_processing(
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), slug TEXT NOT NULL, content {{json}} NOT NULL,
                    approved_by TEXT NOT NULL, approved_at {{bigint}} NOT NULL, alarmed TEXT, PRIMARY KEY (organisation_id, slug)) {{strict}}
                """
            ]),
        Migration(
            "2026-11-22 rights and breaches",
            [
                """
                CREATE TABLE rights_request(
                    id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), kind TEXT NOT NULL, channel TEXT NOT NULL,
                    request_references TEXT NOT NULL, person TEXT NOT NULL, contact TEXT NOT NULL, details TEXT NOT NULL, identity TEXT NOT NULL,
                    received_on TEXT NOT NULL, extension_reason TEXT, state TEXT NOT NULL CHECK (state IN ('open', 'granted', 'refused')),
                    answer TEXT, answered_on TEXT, answered_by TEXT, CHECK ((state = 'open') = (answered_on IS NULL))) {{strict}}
                """,
                "CREATE INDEX rights_request_list ON rights_request(organisation_id, state, received_on)",
                "CREATE INDEX rights_request_answered ON rights_request(answered_on) WHERE answered_on IS NOT NULL",
                """
                CREATE TABLE breach(
                    id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), aware_at {{bigint}} NOT NULL, nature TEXT NOT NULL,
                    risk TEXT NOT NULL, title TEXT NOT NULL, facts TEXT NOT NULL, consequences TEXT NOT NULL, measures TEXT NOT NULL,
                    request_references TEXT NOT NULL, notified_at {{bigint}}, notice TEXT, late_reason TEXT, persons_told_at {{bigint}},
                    written_by TEXT NOT NULL, written_at {{bigint}} NOT NULL) {{strict}}
                """,
                "CREATE INDEX breach_list ON breach(organisation_id, id)",
            ]),
        Migration(
            "2026-11-22 restrictions",
            [
                // A restriction (GDPR art. 18) is a hold whose end its person is told of beforehand; a request may have both.
                "ALTER TABLE legal_hold ADD COLUMN kind TEXT NOT NULL DEFAULT 'hold' CHECK (kind IN ('hold', 'restriction'))",
                "ALTER TABLE legal_hold ADD COLUMN contact TEXT",
                "ALTER TABLE legal_hold ADD COLUMN lift_on TEXT",
                "ALTER TABLE legal_hold ADD COLUMN announced_by TEXT",
                "DROP INDEX legal_hold_now",
                "CREATE UNIQUE INDEX legal_hold_now ON legal_hold(dossier_id, kind) WHERE lifted_at IS NULL",
                "CREATE INDEX legal_hold_end ON legal_hold(organisation_id, lift_on) WHERE lift_on IS NOT NULL AND lifted_at IS NULL",
            ]),
        Migration(
            "2026-11-22 sentences of the record",
            [
                """
                CREATE TABLE record_sentence(
                    organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), name TEXT NOT NULL, text TEXT NOT NULL,
                    PRIMARY KEY (organisation_id, name)) {{strict}}
                """
            ]),
    ]
}
