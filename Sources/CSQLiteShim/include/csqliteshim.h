#pragma once

/// Stops SQLite from counting its own memory, which takes a lock at each allocation (sqlite.org/c3ref/c_config_covering_index_scan.html, SQLITE_CONFIG_MEMSTATUS).
/// Before the first connection of the process; later it does nothing.
void admilib_sqlite_uncounted(void);
