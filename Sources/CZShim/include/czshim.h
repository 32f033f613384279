#pragma once
#include <stddef.h>
/* zlib's deflateInit2 is a macro, and memmem hides behind _GNU_SOURCE: Swift sees neither. */
size_t admilib_gzip_bound(size_t n);
/* 0 = done; *capacity in: room, out: bytes written. */
int admilib_gzip(const void *source, size_t n, void *target, size_t *capacity, int level);
/* Offset of the needle, or -1. */
long admilib_find(const void *hay, size_t hay_size, const void *needle, size_t needle_size);
/* Unpacks gzip piece by piece. NULL when there is no memory. */
void *admilib_inflate_open(void);
/* 0 = go on, 1 = a member of the file is whole (another may follow), 2 = damaged. In: what there is; out: what was read and written. */
int admilib_inflate(void *opened, const void *source, size_t *n, void *target, size_t *capacity);
void admilib_inflate_close(void *opened);
