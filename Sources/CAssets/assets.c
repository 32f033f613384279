// Written by bin/assets. Each file is embedded by the C23 directive #embed, which Swift's clang has.
#include "cassets.h"
static const unsigned char a0[] = {
#embed "../../Assets/words/fr/web.yaml"
    , 0};
const struct admilib_asset admilib_assets[] = {
    {"words/fr/web.yaml", a0, sizeof a0 - 1},
};
const size_t admilib_asset_count = 1;
