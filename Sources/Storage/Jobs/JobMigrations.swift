extension Jobs {
    public static let migrations = [
        Migration(
            "2026-11-22 jobs",
            [
                """
                CREATE TABLE job (
                    id {{id}},
                    kind TEXT NOT NULL,
                    payload {{json}} NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('ready', 'running', 'done', 'failed')),
                    run_at {{bigint}} NOT NULL,
                    attempts {{bigint}} NOT NULL,
                    locked_until {{bigint}},
                    last_error TEXT,
                    created_at {{bigint}} NOT NULL,
                    done_at {{bigint}},
                    unique_key TEXT UNIQUE,
                    CHECK ((state = 'running') = (locked_until IS NOT NULL)),
                    CHECK ((state = 'done') = (done_at IS NOT NULL))
                ) {{strict}}
                """,
                // One small index per question, so that the jobs that are done, the most numerous by far, are in none but their own.
                "CREATE INDEX job_ready ON job (run_at, id) WHERE state = 'ready'",
                "CREATE INDEX job_running ON job (locked_until) WHERE state = 'running'",
                "CREATE INDEX job_failed ON job (run_at, id) WHERE state = 'failed'",
                "CREATE INDEX job_done ON job (done_at) WHERE state = 'done'",
            ])
    ]
}
