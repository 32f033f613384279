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
#embed "../../Assets/programs/paper.py"
    , 0};
static const unsigned char a16[] = {
#embed "../../Assets/static/admilib.css"
    , 0};
static const unsigned char a17[] = {
#embed "../../Assets/static/admilib.js"
    , 0};
static const unsigned char a18[] = {
#embed "../../Assets/static/autosave.js"
    , 0};
static const unsigned char a19[] = {
#embed "../../Assets/static/contrast.js"
    , 0};
static const unsigned char a20[] = {
#embed "../../Assets/static/desk.js"
    , 0};
static const unsigned char a21[] = {
#embed "../../Assets/static/form.js"
    , 0};
static const unsigned char a22[] = {
#embed "../../Assets/static/live.js"
    , 0};
static const unsigned char a23[] = {
#embed "../../Assets/static/once.js"
    , 0};
static const unsigned char a24[] = {
#embed "../../Assets/static/upload.js"
    , 0};
static const unsigned char a25[] = {
#embed "../../Assets/templates/mail-page.mustache"
    , 0};
static const unsigned char a26[] = {
#embed "../../Assets/templates/mail-parts/acknowledgement.mustache"
    , 0};
static const unsigned char a27[] = {
#embed "../../Assets/templates/mail-parts/deadline.mustache"
    , 0};
static const unsigned char a28[] = {
#embed "../../Assets/templates/mail-parts/link.mustache"
    , 0};
static const unsigned char a29[] = {
#embed "../../Assets/templates/mail-parts/pieces.mustache"
    , 0};
static const unsigned char a30[] = {
#embed "../../Assets/templates/mail-parts/service.mustache"
    , 0};
static const unsigned char a31[] = {
#embed "../../Assets/templates/mails/addition-received.mustache"
    , 0};
static const unsigned char a32[] = {
#embed "../../Assets/templates/mails/closed.mustache"
    , 0};
static const unsigned char a33[] = {
#embed "../../Assets/templates/mails/decision-accepted.mustache"
    , 0};
static const unsigned char a34[] = {
#embed "../../Assets/templates/mails/decision-rejected.mustache"
    , 0};
static const unsigned char a35[] = {
#embed "../../Assets/templates/mails/done.mustache"
    , 0};
static const unsigned char a36[] = {
#embed "../../Assets/templates/mails/message.mustache"
    , 0};
static const unsigned char a37[] = {
#embed "../../Assets/templates/mails/moved.mustache"
    , 0};
static const unsigned char a38[] = {
#embed "../../Assets/templates/mails/pieces-asked.mustache"
    , 0};
static const unsigned char a39[] = {
#embed "../../Assets/templates/mails/receipt.mustache"
    , 0};
static const unsigned char a40[] = {
#embed "../../Assets/templates/mails/reminder.mustache"
    , 0};
static const unsigned char a41[] = {
#embed "../../Assets/templates/mails/reopened.mustache"
    , 0};
static const unsigned char a42[] = {
#embed "../../Assets/templates/mails/resume-code.mustache"
    , 0};
static const unsigned char a43[] = {
#embed "../../Assets/templates/mails/transferred.mustache"
    , 0};
static const unsigned char a44[] = {
#embed "../../Assets/templates/mails/withdrawn.mustache"
    , 0};
static const unsigned char a45[] = {
#embed "../../Assets/templates/page-parts/data.mustache"
    , 0};
static const unsigned char a46[] = {
#embed "../../Assets/templates/page-parts/head.mustache"
    , 0};
static const unsigned char a47[] = {
#embed "../../Assets/templates/page-parts/letter-help.mustache"
    , 0};
static const unsigned char a48[] = {
#embed "../../Assets/templates/page-parts/letter-sign.mustache"
    , 0};
static const unsigned char a49[] = {
#embed "../../Assets/templates/page-parts/letter-top.mustache"
    , 0};
static const unsigned char a50[] = {
#embed "../../Assets/templates/page-parts/paper-body.mustache"
    , 0};
static const unsigned char a51[] = {
#embed "../../Assets/templates/page-parts/paper-runs.mustache"
    , 0};
static const unsigned char a52[] = {
#embed "../../Assets/templates/page-parts/remedies.mustache"
    , 0};
static const unsigned char a53[] = {
#embed "../../Assets/templates/page-parts/runs.mustache"
    , 0};
static const unsigned char a54[] = {
#embed "../../Assets/templates/page-parts/style.mustache"
    , 0};
static const unsigned char a55[] = {
#embed "../../Assets/templates/paper-page.mustache"
    , 0};
static const unsigned char a56[] = {
#embed "../../Assets/templates/papers/decision-accepted.mustache"
    , 0};
static const unsigned char a57[] = {
#embed "../../Assets/templates/papers/decision-rejected.mustache"
    , 0};
static const unsigned char a58[] = {
#embed "../../Assets/templates/papers/receipt.mustache"
    , 0};
static const unsigned char a59[] = {
#embed "../../Assets/words/en/attachments.yaml"
    , 0};
static const unsigned char a60[] = {
#embed "../../Assets/words/en/correspondence.yaml"
    , 0};
static const unsigned char a61[] = {
#embed "../../Assets/words/en/definitions.yaml"
    , 0};
static const unsigned char a62[] = {
#embed "../../Assets/words/en/dossiers.yaml"
    , 0};
static const unsigned char a63[] = {
#embed "../../Assets/words/en/forms.yaml"
    , 0};
static const unsigned char a64[] = {
#embed "../../Assets/words/en/identity.yaml"
    , 0};
static const unsigned char a65[] = {
#embed "../../Assets/words/en/law.yaml"
    , 0};
static const unsigned char a66[] = {
#embed "../../Assets/words/en/organisations.yaml"
    , 0};
static const unsigned char a67[] = {
#embed "../../Assets/words/en/procedures.yaml"
    , 0};
static const unsigned char a68[] = {
#embed "../../Assets/words/en/studio.yaml"
    , 0};
static const unsigned char a69[] = {
#embed "../../Assets/words/en/web.yaml"
    , 0};
static const unsigned char a70[] = {
#embed "../../Assets/words/en/workflows.yaml"
    , 0};
static const unsigned char a71[] = {
#embed "../../Assets/words/fr/attachments.yaml"
    , 0};
static const unsigned char a72[] = {
#embed "../../Assets/words/fr/correspondence.yaml"
    , 0};
static const unsigned char a73[] = {
#embed "../../Assets/words/fr/definitions.yaml"
    , 0};
static const unsigned char a74[] = {
#embed "../../Assets/words/fr/dossiers.yaml"
    , 0};
static const unsigned char a75[] = {
#embed "../../Assets/words/fr/forms.yaml"
    , 0};
static const unsigned char a76[] = {
#embed "../../Assets/words/fr/identity.yaml"
    , 0};
static const unsigned char a77[] = {
#embed "../../Assets/words/fr/law.yaml"
    , 0};
static const unsigned char a78[] = {
#embed "../../Assets/words/fr/organisations.yaml"
    , 0};
static const unsigned char a79[] = {
#embed "../../Assets/words/fr/procedures.yaml"
    , 0};
static const unsigned char a80[] = {
#embed "../../Assets/words/fr/studio.yaml"
    , 0};
static const unsigned char a81[] = {
#embed "../../Assets/words/fr/web.yaml"
    , 0};
static const unsigned char a82[] = {
#embed "../../Assets/words/fr/workflows.yaml"
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
    {"programs/paper.py", a15, sizeof a15 - 1},
    {"static/admilib.css", a16, sizeof a16 - 1},
    {"static/admilib.js", a17, sizeof a17 - 1},
    {"static/autosave.js", a18, sizeof a18 - 1},
    {"static/contrast.js", a19, sizeof a19 - 1},
    {"static/desk.js", a20, sizeof a20 - 1},
    {"static/form.js", a21, sizeof a21 - 1},
    {"static/live.js", a22, sizeof a22 - 1},
    {"static/once.js", a23, sizeof a23 - 1},
    {"static/upload.js", a24, sizeof a24 - 1},
    {"templates/mail-page.mustache", a25, sizeof a25 - 1},
    {"templates/mail-parts/acknowledgement.mustache", a26, sizeof a26 - 1},
    {"templates/mail-parts/deadline.mustache", a27, sizeof a27 - 1},
    {"templates/mail-parts/link.mustache", a28, sizeof a28 - 1},
    {"templates/mail-parts/pieces.mustache", a29, sizeof a29 - 1},
    {"templates/mail-parts/service.mustache", a30, sizeof a30 - 1},
    {"templates/mails/addition-received.mustache", a31, sizeof a31 - 1},
    {"templates/mails/closed.mustache", a32, sizeof a32 - 1},
    {"templates/mails/decision-accepted.mustache", a33, sizeof a33 - 1},
    {"templates/mails/decision-rejected.mustache", a34, sizeof a34 - 1},
    {"templates/mails/done.mustache", a35, sizeof a35 - 1},
    {"templates/mails/message.mustache", a36, sizeof a36 - 1},
    {"templates/mails/moved.mustache", a37, sizeof a37 - 1},
    {"templates/mails/pieces-asked.mustache", a38, sizeof a38 - 1},
    {"templates/mails/receipt.mustache", a39, sizeof a39 - 1},
    {"templates/mails/reminder.mustache", a40, sizeof a40 - 1},
    {"templates/mails/reopened.mustache", a41, sizeof a41 - 1},
    {"templates/mails/resume-code.mustache", a42, sizeof a42 - 1},
    {"templates/mails/transferred.mustache", a43, sizeof a43 - 1},
    {"templates/mails/withdrawn.mustache", a44, sizeof a44 - 1},
    {"templates/page-parts/data.mustache", a45, sizeof a45 - 1},
    {"templates/page-parts/head.mustache", a46, sizeof a46 - 1},
    {"templates/page-parts/letter-help.mustache", a47, sizeof a47 - 1},
    {"templates/page-parts/letter-sign.mustache", a48, sizeof a48 - 1},
    {"templates/page-parts/letter-top.mustache", a49, sizeof a49 - 1},
    {"templates/page-parts/paper-body.mustache", a50, sizeof a50 - 1},
    {"templates/page-parts/paper-runs.mustache", a51, sizeof a51 - 1},
    {"templates/page-parts/remedies.mustache", a52, sizeof a52 - 1},
    {"templates/page-parts/runs.mustache", a53, sizeof a53 - 1},
    {"templates/page-parts/style.mustache", a54, sizeof a54 - 1},
    {"templates/paper-page.mustache", a55, sizeof a55 - 1},
    {"templates/papers/decision-accepted.mustache", a56, sizeof a56 - 1},
    {"templates/papers/decision-rejected.mustache", a57, sizeof a57 - 1},
    {"templates/papers/receipt.mustache", a58, sizeof a58 - 1},
    {"words/en/attachments.yaml", a59, sizeof a59 - 1},
    {"words/en/correspondence.yaml", a60, sizeof a60 - 1},
    {"words/en/definitions.yaml", a61, sizeof a61 - 1},
    {"words/en/dossiers.yaml", a62, sizeof a62 - 1},
    {"words/en/forms.yaml", a63, sizeof a63 - 1},
    {"words/en/identity.yaml", a64, sizeof a64 - 1},
    {"words/en/law.yaml", a65, sizeof a65 - 1},
    {"words/en/organisations.yaml", a66, sizeof a66 - 1},
    {"words/en/procedures.yaml", a67, sizeof a67 - 1},
    {"words/en/studio.yaml", a68, sizeof a68 - 1},
    {"words/en/web.yaml", a69, sizeof a69 - 1},
    {"words/en/workflows.yaml", a70, sizeof a70 - 1},
    {"words/fr/attachments.yaml", a71, sizeof a71 - 1},
    {"words/fr/correspondence.yaml", a72, sizeof a72 - 1},
    {"words/fr/definitions.yaml", a73, sizeof a73 - 1},
    {"words/fr/dossiers.yaml", a74, sizeof a74 - 1},
    {"words/fr/forms.yaml", a75, sizeof a75 - 1},
    {"words/fr/identity.yaml", a76, sizeof a76 - 1},
    {"words/fr/law.yaml", a77, sizeof a77 - 1},
    {"words/fr/organisations.yaml", a78, sizeof a78 - 1},
    {"words/fr/procedures.yaml", a79, sizeof a79 - 1},
    {"words/fr/studio.yaml", a80, sizeof a80 - 1},
    {"words/fr/web.yaml", a81, sizeof a81 - 1},
    {"words/fr/workflows.yaml", a82, sizeof a82 - 1},
};
const size_t admilib_asset_count = 83;
