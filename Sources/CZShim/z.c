#define _GNU_SOURCE
#include "czshim.h"
#include <string.h>
#include <zlib.h>

size_t admilib_gzip_bound(size_t n) { return compressBound(n) + 18; }

int admilib_gzip(const void *source, size_t n, void *target, size_t *capacity, int level) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 1;
    stream.next_in = (Bytef *)source;
    stream.avail_in = (uInt)n;
    stream.next_out = target;
    stream.avail_out = (uInt)*capacity;
    int result = deflate(&stream, Z_FINISH);
    *capacity = stream.total_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? 0 : 2;
}

long admilib_find(const void *hay, size_t hay_size, const void *needle, size_t needle_size) {
    const char *place = memmem(hay, hay_size, needle, needle_size);
    return place ? place - (const char *)hay : -1;
}
