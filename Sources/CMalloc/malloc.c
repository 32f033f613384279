#include "admilib_malloc.h"
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void admilib_keep_freed(int kept, int alone) {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, kept);
    mallopt(M_MMAP_THRESHOLD, alone);
#else
    (void)kept;
    (void)alone;
#endif
}
