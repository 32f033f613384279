#pragma once
#include <stddef.h>
struct admilib_asset { const char *path; const unsigned char *bytes; size_t size; };
extern const struct admilib_asset admilib_assets[];
extern const size_t admilib_asset_count;
