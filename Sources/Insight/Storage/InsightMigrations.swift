import Storage

extension Migration {
    /// `organisation_id`, `procedure_id`, `unit_id` and agents are rows of other rooms: figures outlive them, so no foreign key.
    static let insight: [Migration] = [
        ratings, statistics, audience, countsByIndex, criteria, timings, districts, loads, districtDurations, answers, ratingSheets,
        qualityMonths,
    ]

    private static let ratings = Migration(
        "2026-11-22 ratings",
        [
            // No request, no person, no instant: only the day. `id` is random, so that the order of the rows tells nothing.
            """
            CREATE TABLE rating(
                id {{bigint}} PRIMARY KEY, organisation_id {{bigint}} NOT NULL, procedure_id {{bigint}} NOT NULL, unit_id {{bigint}} NOT NULL,
                channel TEXT NOT NULL, is_from_paper {{bool}} NOT NULL, day TEXT NOT NULL,
                satisfaction TEXT NOT NULL CHECK (satisfaction IN ('good', 'medium', 'bad')),
                comprehension {{bigint}} CHECK (comprehension BETWEEN 1 AND 5), contact_tried TEXT NOT NULL, contact_reached {{bool}}, comment TEXT,
                moderation TEXT NOT NULL CHECK (moderation IN ('none', 'waiting', 'shown', 'hidden')), moderated_by {{bigint}}, reply TEXT,
                CHECK ((moderation = 'none') = (comment IS NULL))) {{strict}}
            """,
            "CREATE INDEX rating_day ON rating(unit_id, day, procedure_id)",
            "CREATE INDEX rating_moderation ON rating(unit_id, moderation, day, id) WHERE moderation <> 'none'",
            "CREATE INDEX rating_shown ON rating(procedure_id, day) WHERE moderation = 'shown'",
            // What served cannot serve again. Nothing joins this to a rating.
            "CREATE TABLE rating_spent(mark TEXT PRIMARY KEY) {{strict}}",
            """
            CREATE TABLE improvement(
                id {{id}}, organisation_id {{bigint}} NOT NULL, procedure_id {{bigint}} NOT NULL, unit_id {{bigint}} NOT NULL, rating_id {{bigint}},
                text TEXT NOT NULL, author_id {{bigint}} NOT NULL, created_at {{bigint}} NOT NULL, outcome TEXT, done_by {{bigint}},
                done_at {{bigint}}, CHECK ((outcome IS NULL) = (done_at IS NULL))) {{strict}}
            """,
            "CREATE INDEX improvement_unit ON improvement(unit_id, done_at, id)",
        ])

    private static let statistics = Migration(
        "2026-11-22 statistics",
        [
            // What was counted of each request: what a later reading of it takes away before it adds. Forgetting a request keeps its figures.
            """
            CREATE TABLE insight_dossier(
                dossier_id {{bigint}} PRIMARY KEY, organisation_id {{bigint}} NOT NULL, unit_id {{bigint}} NOT NULL, procedure_id {{bigint}} NOT NULL,
                channel TEXT NOT NULL, received_at {{bigint}} NOT NULL, status TEXT NOT NULL, since_day {{bigint}} NOT NULL, is_open {{bool}} NOT NULL,
                is_waiting {{bool}} NOT NULL, is_assigned {{bool}} NOT NULL, trail TEXT NOT NULL, lines {{bigint}} NOT NULL) {{strict}}
            """,
            // What waits, and since when: the page of the blocking points reads nothing else.
            """
            CREATE INDEX insight_dossier_open ON insight_dossier(unit_id, procedure_id, status, is_waiting, is_assigned, since_day, channel)
                WHERE is_open
            """,
            // A cell by kind, month (or year, for the rhythm of the week) and status: tens of thousands, whatever the number of requests.
            """
            CREATE TABLE insight_count(
                kind TEXT NOT NULL, unit_id {{bigint}} NOT NULL, procedure_id {{bigint}} NOT NULL, channel TEXT NOT NULL, period TEXT NOT NULL,
                part TEXT NOT NULL, number {{bigint}} NOT NULL, PRIMARY KEY (kind, unit_id, procedure_id, channel, period, part)) {{strict}}
            """,
            """
            CREATE TABLE insight_duration(
                path TEXT NOT NULL, unit_id {{bigint}} NOT NULL, procedure_id {{bigint}} NOT NULL, channel TEXT NOT NULL, period TEXT NOT NULL,
                histogram {{bytes}} NOT NULL, PRIMARY KEY (path, unit_id, procedure_id, channel, period)) {{strict}}
            """,
            """
            CREATE TABLE saved_statistic(
                id {{id}}, organisation_id {{bigint}} NOT NULL, author_id {{bigint}} NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
                units TEXT NOT NULL, audience TEXT NOT NULL CHECK (audience IN ('author', 'unit', 'agents', 'everyone')),
                shared_unit_id {{bigint}}, created_at {{bigint}} NOT NULL, UNIQUE (author_id, name),
                CHECK ((audience = 'unit') = (shared_unit_id IS NOT NULL))) {{strict}}
            """,
        ])

    private static let audience = Migration(
        "2026-11-22 audience",
        [
            // A number by page and by day. There is no column for who looked.
            """
            CREATE TABLE insight_page(
                organisation_id {{bigint}} NOT NULL, day TEXT NOT NULL, family TEXT NOT NULL, slug TEXT NOT NULL, views {{bigint}} NOT NULL,
                times {{bytes}} NOT NULL, PRIMARY KEY (organisation_id, day, family, slug)) {{strict}}
            """,
            """
            CREATE TABLE insight_weight(
                organisation_id {{bigint}} NOT NULL, family TEXT NOT NULL, slug TEXT NOT NULL, day TEXT NOT NULL, elements {{bigint}} NOT NULL,
                requests {{bigint}} NOT NULL, bytes {{bigint}} NOT NULL, PRIMARY KEY (organisation_id, family, slug)) {{strict}}
            """,
            // Five minutes in which the service was there.
            "CREATE TABLE insight_beat(slot {{bigint}} PRIMARY KEY) {{strict}}",
        ])

    /// A question reads the index alone, which has the figure in it: at a million requests, half the time.
    private static let countsByIndex = Migration(
        "2026-11-22 statistics by index",
        ["CREATE INDEX insight_count_read ON insight_count(kind, unit_id, period, part, procedure_id, channel, number)"])

    /// NULL: not looked at yet.
    private static let criteria = Migration("2026-11-22 criteria of pages", ["ALTER TABLE insight_weight ADD COLUMN failed TEXT"])

    /// NULL: no browser said.
    private static let timings = Migration("2026-11-22 timings in browsers", ["ALTER TABLE insight_page ADD COLUMN felt {{bytes}}"])

    private static let districts = Migration(
        "2026-11-23 districts",
        [
            """
            CREATE TABLE district_edition(
                organisation_id {{bigint}} PRIMARY KEY, number {{bigint}} NOT NULL, imported_at {{bigint}} NOT NULL, property TEXT NOT NULL) {{strict}}
            """,
            // Those of former imports keep their names, for older figures, and no outline.
            """
            CREATE TABLE district(
                organisation_id {{bigint}} NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, place {{bigint}} NOT NULL, is_current {{bool}} NOT NULL,
                outline {{bytes}} NOT NULL, PRIMARY KEY (organisation_id, code)) {{strict}}
            """,
            // The code alone: no position is kept with a request.
            "ALTER TABLE insight_dossier ADD COLUMN district TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE insight_dossier ADD COLUMN district_edition {{bigint}} NOT NULL DEFAULT 0",
            // What to take away once the request is erased, and nobody knows its days any more.
            "ALTER TABLE insight_dossier ADD COLUMN district_months TEXT NOT NULL DEFAULT ''",
            "DROP INDEX insight_dossier_open",
            """
            CREATE INDEX insight_dossier_open ON insight_dossier(unit_id, procedure_id, status, is_waiting, is_assigned, since_day, channel, district)
                WHERE is_open
            """,
            // The districts of requests erased this month, until enough of them are together: no page reads it.
            """
            CREATE TABLE insight_leaving(
                month TEXT NOT NULL, kind TEXT NOT NULL, unit_id {{bigint}} NOT NULL, procedure_id {{bigint}} NOT NULL, channel TEXT NOT NULL,
                period TEXT NOT NULL, part TEXT NOT NULL, number {{bigint}} NOT NULL,
                PRIMARY KEY (month, kind, unit_id, procedure_id, channel, period, part)) {{strict}}
            """,
        ])

    private static let loads = Migration(
        "2026-11-23 load and blocking points by index",
        [
            // What an agent did in a month, and on how many days: the load of a unit reads a row by agent and month, not one by agent and day.
            """
            CREATE TABLE insight_load(
                unit_id {{bigint}} NOT NULL, period TEXT NOT NULL, mark TEXT NOT NULL, acts {{bigint}} NOT NULL, days {{bigint}} NOT NULL,
                PRIMARY KEY (unit_id, period, mark)) {{strict}}
            """,
            """
            INSERT INTO insight_load(unit_id, period, mark, acts, days)
                SELECT unit_id, period, SUBSTR(part, 4), SUM(number), COUNT(*) FROM insight_count
                WHERE kind = 'act' AND number > 0 GROUP BY unit_id, period, SUBSTR(part, 4)
            """,
            // Stays alone: else all durations are gone through for the few of some months. Without the histogram: it may be longer than an index of PostgreSQL holds.
            """
            CREATE INDEX insight_duration_stay ON insight_duration(unit_id, period, procedure_id, path) WHERE path LIKE '%>@'
            """,
            // `is_open` is in it so that SQLite reads the index alone.
            "DROP INDEX insight_dossier_open",
            """
            CREATE INDEX insight_dossier_open
                ON insight_dossier(unit_id, procedure_id, status, is_waiting, is_assigned, since_day, channel, district, is_open) WHERE is_open
            """,
        ])

    private static let districtDurations = Migration(
        "2026-11-23 durations by district",
        [
            // From the reception to the end, all channels together; those of erased requests apart, as their counts are.
            """
            CREATE TABLE insight_district_duration(
                unit_id {{bigint}} NOT NULL, period TEXT NOT NULL, is_past {{bool}} NOT NULL, procedure_id {{bigint}} NOT NULL, district TEXT NOT NULL,
                histogram {{bytes}} NOT NULL, PRIMARY KEY (unit_id, period, is_past, procedure_id, district)) {{strict}}
            """,
            // Of requests erased this month, how long each took: goes with its district, or without, once it is settled where it is told.
            """
            CREATE TABLE insight_leaving_time(
                month TEXT NOT NULL, unit_id {{bigint}} NOT NULL, procedure_id {{bigint}} NOT NULL, channel TEXT NOT NULL, period TEXT NOT NULL,
                district TEXT NOT NULL, bin {{bigint}} NOT NULL, number {{bigint}} NOT NULL,
                PRIMARY KEY (month, unit_id, procedure_id, channel, period, district, bin)) {{strict}}
            """,
        ])

    private static let answers = Migration(
        "2026-11-23 counts by answer",
        [
            // The keys of closed lists alone, and for what they were counted: what to take away once the request changes or is erased.
            "ALTER TABLE insight_dossier ADD COLUMN answers TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE insight_dossier ADD COLUMN answer_months TEXT NOT NULL DEFAULT ''",
            // As by district; counts are cells of `insight_count` whose kind names the question: `filed:motif`, `filed.past:motif`.
            """
            CREATE TABLE insight_answer_duration(
                question TEXT NOT NULL, unit_id {{bigint}} NOT NULL, period TEXT NOT NULL, is_past {{bool}} NOT NULL, procedure_id {{bigint}} NOT NULL,
                answer TEXT NOT NULL, histogram {{bytes}} NOT NULL,
                PRIMARY KEY (question, unit_id, period, is_past, procedure_id, answer)) {{strict}}
            """,
        ])

    private static let ratingSheets = Migration(
        "2026-11-23 rating sheets",
        [
            // `nonce` is that of the links of the same request, or one drawn for a sheet of no request: both spend one mark in `rating_spent`.
            """
            CREATE TABLE rating_sheet(
                mark TEXT PRIMARY KEY, organisation_id {{bigint}} NOT NULL, procedure_id {{bigint}} NOT NULL, unit_id {{bigint}} NOT NULL,
                channel TEXT NOT NULL, nonce TEXT NOT NULL, printed_on TEXT NOT NULL) {{strict}}
            """,
            "CREATE INDEX rating_sheet_printed ON rating_sheet(printed_on)",
        ])

    private static let qualityMonths = Migration(
        "2026-11-23 months of the observatory",
        [
            """
            CREATE TABLE quality_month(
                organisation_id {{bigint}} NOT NULL, month TEXT NOT NULL, procedure_id {{bigint}} NOT NULL, indicators {{json}} NOT NULL,
                PRIMARY KEY (organisation_id, month, procedure_id)) {{strict}}
            """
        ])
}
