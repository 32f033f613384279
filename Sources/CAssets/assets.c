// Written by bin/assets. Each file is embedded by the C23 directive #embed, which Swift's clang has.
#include "cassets.h"
static const unsigned char a0[] = {
#embed "../../Assets/static/admilib.css"
    , 0};
static const unsigned char a1[] = {
#embed "../../Assets/static/admilib.js"
    , 0};
static const unsigned char a2[] = {
#embed "../../Assets/static/contrast.js"
    , 0};
static const unsigned char a3[] = {
#embed "../../Assets/words/en/identity.yaml"
    , 0};
static const unsigned char a4[] = {
#embed "../../Assets/words/en/organisations.yaml"
    , 0};
static const unsigned char a5[] = {
#embed "../../Assets/words/en/web.yaml"
    , 0};
static const unsigned char a6[] = {
#embed "../../Assets/words/fr/identity.yaml"
    , 0};
static const unsigned char a7[] = {
#embed "../../Assets/words/fr/organisations.yaml"
    , 0};
static const unsigned char a8[] = {
#embed "../../Assets/words/fr/web.yaml"
    , 0};
const struct admilib_asset admilib_assets[] = {
    {"static/admilib.css", a0, sizeof a0 - 1},
    {"static/admilib.js", a1, sizeof a1 - 1},
    {"static/contrast.js", a2, sizeof a2 - 1},
    {"words/en/identity.yaml", a3, sizeof a3 - 1},
    {"words/en/organisations.yaml", a4, sizeof a4 - 1},
    {"words/en/web.yaml", a5, sizeof a5 - 1},
    {"words/fr/identity.yaml", a6, sizeof a6 - 1},
    {"words/fr/organisations.yaml", a7, sizeof a7 - 1},
    {"words/fr/web.yaml", a8, sizeof a8 - 1},
};
const size_t admilib_asset_count = 9;
