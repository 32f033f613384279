// Written by bin/assets. Each file is embedded by the C23 directive #embed, which Swift's clang has.
#include "cassets.h"
static const unsigned char a0[] = {
#embed "../../Assets/static/admilib.css"
    , 0};
static const unsigned char a1[] = {
#embed "../../Assets/static/admilib.js"
    , 0};
static const unsigned char a2[] = {
#embed "../../Assets/static/autosave.js"
    , 0};
static const unsigned char a3[] = {
#embed "../../Assets/static/contrast.js"
    , 0};
static const unsigned char a4[] = {
#embed "../../Assets/static/desk.js"
    , 0};
static const unsigned char a5[] = {
#embed "../../Assets/static/form.js"
    , 0};
static const unsigned char a6[] = {
#embed "../../Assets/static/live.js"
    , 0};
static const unsigned char a7[] = {
#embed "../../Assets/static/once.js"
    , 0};
static const unsigned char a8[] = {
#embed "../../Assets/static/upload.js"
    , 0};
static const unsigned char a9[] = {
#embed "../../Assets/words/en/forms.yaml"
    , 0};
static const unsigned char a10[] = {
#embed "../../Assets/words/en/identity.yaml"
    , 0};
static const unsigned char a11[] = {
#embed "../../Assets/words/en/organisations.yaml"
    , 0};
static const unsigned char a12[] = {
#embed "../../Assets/words/en/web.yaml"
    , 0};
static const unsigned char a13[] = {
#embed "../../Assets/words/fr/forms.yaml"
    , 0};
static const unsigned char a14[] = {
#embed "../../Assets/words/fr/identity.yaml"
    , 0};
static const unsigned char a15[] = {
#embed "../../Assets/words/fr/organisations.yaml"
    , 0};
static const unsigned char a16[] = {
#embed "../../Assets/words/fr/web.yaml"
    , 0};
const struct admilib_asset admilib_assets[] = {
    {"static/admilib.css", a0, sizeof a0 - 1},
    {"static/admilib.js", a1, sizeof a1 - 1},
    {"static/autosave.js", a2, sizeof a2 - 1},
    {"static/contrast.js", a3, sizeof a3 - 1},
    {"static/desk.js", a4, sizeof a4 - 1},
    {"static/form.js", a5, sizeof a5 - 1},
    {"static/live.js", a6, sizeof a6 - 1},
    {"static/once.js", a7, sizeof a7 - 1},
    {"static/upload.js", a8, sizeof a8 - 1},
    {"words/en/forms.yaml", a9, sizeof a9 - 1},
    {"words/en/identity.yaml", a10, sizeof a10 - 1},
    {"words/en/organisations.yaml", a11, sizeof a11 - 1},
    {"words/en/web.yaml", a12, sizeof a12 - 1},
    {"words/fr/forms.yaml", a13, sizeof a13 - 1},
    {"words/fr/identity.yaml", a14, sizeof a14 - 1},
    {"words/fr/organisations.yaml", a15, sizeof a15 - 1},
    {"words/fr/web.yaml", a16, sizeof a16 - 1},
};
const size_t admilib_asset_count = 17;
