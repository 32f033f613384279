#include "cassets.h"
static const unsigned char a0[] = {
#embed "../../Assets/probe.yaml"
};
const struct admilib_asset admilib_assets[] = {{"probe.yaml", a0, sizeof a0}};
const size_t admilib_asset_count = 1;
