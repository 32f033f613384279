// Written by bin/assets. Each file is embedded by the C23 directive #embed, which Swift's clang has.
#include "cassets.h"
static const unsigned char a0[] = {
#embed "../../Assets/words/en/attachments.yaml"
    , 0};
static const unsigned char a1[] = {
#embed "../../Assets/words/fr/attachments.yaml"
    , 0};
static const unsigned char a2[] = {
#embed "../../Assets/words/fr/web.yaml"
    , 0};
const struct admilib_asset admilib_assets[] = {
    {"words/en/attachments.yaml", a0, sizeof a0 - 1},
    {"words/fr/attachments.yaml", a1, sizeof a1 - 1},
    {"words/fr/web.yaml", a2, sizeof a2 - 1},
};
const size_t admilib_asset_count = 3;
