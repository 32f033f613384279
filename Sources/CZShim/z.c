#define _GNU_SOURCE
#include "czshim.h"
#include <stdlib.h>
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

void *admilib_inflate_open(void) {
    z_stream *stream = calloc(1, sizeof *stream);
    if (stream && inflateInit2(stream, 15 + 16) != Z_OK) {
        free(stream);
        return NULL;
    }
    return stream;
}

int admilib_inflate(void *opened, const void *source, size_t *n, void *target, size_t *capacity) {
    z_stream *stream = opened;
    stream->next_in = (Bytef *)source;
    stream->avail_in = (uInt)*n;
    stream->next_out = target;
    stream->avail_out = (uInt)*capacity;
    int result = inflate(stream, Z_NO_FLUSH);
    *n -= stream->avail_in;
    *capacity -= stream->avail_out;
    /* Z_BUF_ERROR: nothing to read, or no room: not a fault. */
    if (result == Z_OK || result == Z_BUF_ERROR) return 0;
    if (result != Z_STREAM_END) return 2;
    return inflateReset(stream) == Z_OK ? 1 : 2;
}

void admilib_inflate_close(void *opened) {
    inflateEnd(opened);
    free(opened);
}
