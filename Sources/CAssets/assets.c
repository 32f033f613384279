// Written by bin/assets. Each file is embedded by the C23 directive #embed, which Swift's clang has.
#include "cassets.h"
static const unsigned char a0[] = {
#embed "../../Assets/catalogue/acte-naissance.yaml"
    , 0};
static const unsigned char a1[] = {
#embed "../../Assets/catalogue/cantine-periscolaire.yaml"
    , 0};
static const unsigned char a2[] = {
#embed "../../Assets/catalogue/carte-identite-passeport.yaml"
    , 0};
static const unsigned char a3[] = {
#embed "../../Assets/catalogue/contact-mairie.yaml"
    , 0};
static const unsigned char a4[] = {
#embed "../../Assets/catalogue/declaration-prealable.yaml"
    , 0};
static const unsigned char a5[] = {
#embed "../../Assets/catalogue/inscription-electorale.yaml"
    , 0};
static const unsigned char a6[] = {
#embed "../../Assets/catalogue/inscription-scolaire.yaml"
    , 0};
static const unsigned char a7[] = {
#embed "../../Assets/catalogue/location-salle.yaml"
    , 0};
static const unsigned char a8[] = {
#embed "../../Assets/catalogue/occupation-domaine-public.yaml"
    , 0};
static const unsigned char a9[] = {
#embed "../../Assets/catalogue/signalement-voirie.yaml"
    , 0};
static const unsigned char a10[] = {
#embed "../../Assets/catalogue/stationnement-residentiel.yaml"
    , 0};
static const unsigned char a11[] = {
#embed "../../Assets/catalogue/subvention-association.yaml"
    , 0};
static const unsigned char a12[] = {
#embed "../../Assets/catalogue/tranquillite-vacances.yaml"
    , 0};
static const unsigned char a13[] = {
#embed "../../Assets/demo/admiville.yaml"
    , 0};
static const unsigned char a14[] = {
#embed "../../Assets/demo/people.yaml"
    , 0};
static const unsigned char a15[] = {
#embed "../../Assets/static/admilib.css"
    , 0};
static const unsigned char a16[] = {
#embed "../../Assets/static/admilib.js"
    , 0};
static const unsigned char a17[] = {
#embed "../../Assets/static/autosave.js"
    , 0};
static const unsigned char a18[] = {
#embed "../../Assets/static/desk.js"
    , 0};
static const unsigned char a19[] = {
#embed "../../Assets/static/form.js"
    , 0};
static const unsigned char a20[] = {
#embed "../../Assets/static/live.js"
    , 0};
static const unsigned char a21[] = {
#embed "../../Assets/static/once.js"
    , 0};
static const unsigned char a22[] = {
#embed "../../Assets/static/upload.js"
    , 0};
static const unsigned char a23[] = {
#embed "../../Assets/words/en/forms.yaml"
    , 0};
static const unsigned char a24[] = {
#embed "../../Assets/words/en/law.yaml"
    , 0};
static const unsigned char a25[] = {
#embed "../../Assets/words/en/procedures.yaml"
    , 0};
static const unsigned char a26[] = {
#embed "../../Assets/words/en/web.yaml"
    , 0};
static const unsigned char a27[] = {
#embed "../../Assets/words/fr/forms.yaml"
    , 0};
static const unsigned char a28[] = {
#embed "../../Assets/words/fr/law.yaml"
    , 0};
static const unsigned char a29[] = {
#embed "../../Assets/words/fr/procedures.yaml"
    , 0};
static const unsigned char a30[] = {
#embed "../../Assets/words/fr/web.yaml"
    , 0};
const struct admilib_asset admilib_assets[] = {
    {"catalogue/acte-naissance.yaml", a0, sizeof a0 - 1},
    {"catalogue/cantine-periscolaire.yaml", a1, sizeof a1 - 1},
    {"catalogue/carte-identite-passeport.yaml", a2, sizeof a2 - 1},
    {"catalogue/contact-mairie.yaml", a3, sizeof a3 - 1},
    {"catalogue/declaration-prealable.yaml", a4, sizeof a4 - 1},
    {"catalogue/inscription-electorale.yaml", a5, sizeof a5 - 1},
    {"catalogue/inscription-scolaire.yaml", a6, sizeof a6 - 1},
    {"catalogue/location-salle.yaml", a7, sizeof a7 - 1},
    {"catalogue/occupation-domaine-public.yaml", a8, sizeof a8 - 1},
    {"catalogue/signalement-voirie.yaml", a9, sizeof a9 - 1},
    {"catalogue/stationnement-residentiel.yaml", a10, sizeof a10 - 1},
    {"catalogue/subvention-association.yaml", a11, sizeof a11 - 1},
    {"catalogue/tranquillite-vacances.yaml", a12, sizeof a12 - 1},
    {"demo/admiville.yaml", a13, sizeof a13 - 1},
    {"demo/people.yaml", a14, sizeof a14 - 1},
    {"static/admilib.css", a15, sizeof a15 - 1},
    {"static/admilib.js", a16, sizeof a16 - 1},
    {"static/autosave.js", a17, sizeof a17 - 1},
    {"static/desk.js", a18, sizeof a18 - 1},
    {"static/form.js", a19, sizeof a19 - 1},
    {"static/live.js", a20, sizeof a20 - 1},
    {"static/once.js", a21, sizeof a21 - 1},
    {"static/upload.js", a22, sizeof a22 - 1},
    {"words/en/forms.yaml", a23, sizeof a23 - 1},
    {"words/en/law.yaml", a24, sizeof a24 - 1},
    {"words/en/procedures.yaml", a25, sizeof a25 - 1},
    {"words/en/web.yaml", a26, sizeof a26 - 1},
    {"words/fr/forms.yaml", a27, sizeof a27 - 1},
    {"words/fr/law.yaml", a28, sizeof a28 - 1},
    {"words/fr/procedures.yaml", a29, sizeof a29 - 1},
    {"words/fr/web.yaml", a30, sizeof a30 - 1},
};
const size_t admilib_asset_count = 31;
