#pragma once
#include <stddef.h>
/* The files of Assets/, embedded by assets.c (written by bin/assets). */
struct admilib_asset {
    const char *path;
    const unsigned char *bytes;
    size_t size;
};
extern const struct admilib_asset admilib_assets[];
extern const size_t admilib_asset_count;
/* Swift sees an array of unknown size as a tuple of nothing: it needs the address. */
static inline const struct admilib_asset *admilib_assets_first(void) { return admilib_assets; }
