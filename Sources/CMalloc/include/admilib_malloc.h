#pragma once

/// Keeps memory that was freed, up to `kept` bytes by thread; blocks above `alone` bytes come from the system and go back to it one by one.
/// Does nothing where the C library is not glibc.
void admilib_keep_freed(int kept, int alone);
