// Written by bin/assets. Each file is embedded by the C23 directive #embed, which Swift's clang has.
#include "cassets.h"
static const unsigned char a0[] = {
#embed "../../Assets/catalogue/absence-cantine.yaml"
    , 0};
static const unsigned char a1[] = {
#embed "../../Assets/catalogue/acces-documents.yaml"
    , 0};
static const unsigned char a2[] = {
#embed "../../Assets/catalogue/accueil-loisirs.yaml"
    , 0};
static const unsigned char a3[] = {
#embed "../../Assets/catalogue/acte-deces.yaml"
    , 0};
static const unsigned char a4[] = {
#embed "../../Assets/catalogue/acte-mariage.yaml"
    , 0};
static const unsigned char a5[] = {
#embed "../../Assets/catalogue/acte-naissance.yaml"
    , 0};
static const unsigned char a6[] = {
#embed "../../Assets/catalogue/aide-ccas.yaml"
    , 0};
static const unsigned char a7[] = {
#embed "../../Assets/catalogue/aide-sociale-hebergement.yaml"
    , 0};
static const unsigned char a8[] = {
#embed "../../Assets/catalogue/arrete-circulation.yaml"
    , 0};
static const unsigned char a9[] = {
#embed "../../Assets/catalogue/attestation-accueil.yaml"
    , 0};
static const unsigned char a10[] = {
#embed "../../Assets/catalogue/bac-dechets.yaml"
    , 0};
static const unsigned char a11[] = {
#embed "../../Assets/catalogue/bibliotheque.yaml"
    , 0};
static const unsigned char a12[] = {
#embed "../../Assets/catalogue/cantine-periscolaire.yaml"
    , 0};
static const unsigned char a13[] = {
#embed "../../Assets/catalogue/carte-identite-passeport.yaml"
    , 0};
static const unsigned char a14[] = {
#embed "../../Assets/catalogue/certificat-radiation.yaml"
    , 0};
static const unsigned char a15[] = {
#embed "../../Assets/catalogue/certificat-urbanisme-operationnel.yaml"
    , 0};
static const unsigned char a16[] = {
#embed "../../Assets/catalogue/certificat-urbanisme.yaml"
    , 0};
static const unsigned char a17[] = {
#embed "../../Assets/catalogue/certificat-vie.yaml"
    , 0};
static const unsigned char a18[] = {
#embed "../../Assets/catalogue/changement-nom.yaml"
    , 0};
static const unsigned char a19[] = {
#embed "../../Assets/catalogue/changement-prenom.yaml"
    , 0};
static const unsigned char a20[] = {
#embed "../../Assets/catalogue/chien-categorise.yaml"
    , 0};
static const unsigned char a21[] = {
#embed "../../Assets/catalogue/concession-funeraire.yaml"
    , 0};
static const unsigned char a22[] = {
#embed "../../Assets/catalogue/conseil-quartier.yaml"
    , 0};
static const unsigned char a23[] = {
#embed "../../Assets/catalogue/contact-mairie.yaml"
    , 0};
static const unsigned char a24[] = {
#embed "../../Assets/catalogue/debit-boissons-temporaire.yaml"
    , 0};
static const unsigned char a25[] = {
#embed "../../Assets/catalogue/declaration-intention-aliener.yaml"
    , 0};
static const unsigned char a26[] = {
#embed "../../Assets/catalogue/declaration-prealable.yaml"
    , 0};
static const unsigned char a27[] = {
#embed "../../Assets/catalogue/derogation-scolaire.yaml"
    , 0};
static const unsigned char a28[] = {
#embed "../../Assets/catalogue/domiciliation.yaml"
    , 0};
static const unsigned char a29[] = {
#embed "../../Assets/catalogue/droits-donnees.yaml"
    , 0};
static const unsigned char a30[] = {
#embed "../../Assets/catalogue/ecole-musique.yaml"
    , 0};
static const unsigned char a31[] = {
#embed "../../Assets/catalogue/encombrants.yaml"
    , 0};
static const unsigned char a32[] = {
#embed "../../Assets/catalogue/enseigne.yaml"
    , 0};
static const unsigned char a33[] = {
#embed "../../Assets/catalogue/equipement-sportif.yaml"
    , 0};
static const unsigned char a34[] = {
#embed "../../Assets/catalogue/inscription-electorale.yaml"
    , 0};
static const unsigned char a35[] = {
#embed "../../Assets/catalogue/inscription-scolaire.yaml"
    , 0};
static const unsigned char a36[] = {
#embed "../../Assets/catalogue/legalisation-signature.yaml"
    , 0};
static const unsigned char a37[] = {
#embed "../../Assets/catalogue/livret-famille.yaml"
    , 0};
static const unsigned char a38[] = {
#embed "../../Assets/catalogue/location-salle.yaml"
    , 0};
static const unsigned char a39[] = {
#embed "../../Assets/catalogue/logement-social.yaml"
    , 0};
static const unsigned char a40[] = {
#embed "../../Assets/catalogue/marche-emplacement.yaml"
    , 0};
static const unsigned char a41[] = {
#embed "../../Assets/catalogue/mariage.yaml"
    , 0};
static const unsigned char a42[] = {
#embed "../../Assets/catalogue/meuble-tourisme.yaml"
    , 0};
static const unsigned char a43[] = {
#embed "../../Assets/catalogue/numerotage.yaml"
    , 0};
static const unsigned char a44[] = {
#embed "../../Assets/catalogue/occupation-domaine-public.yaml"
    , 0};
static const unsigned char a45[] = {
#embed "../../Assets/catalogue/operation-funeraire.yaml"
    , 0};
static const unsigned char a46[] = {
#embed "../../Assets/catalogue/pacs.yaml"
    , 0};
static const unsigned char a47[] = {
#embed "../../Assets/catalogue/permis-construire-autre.yaml"
    , 0};
static const unsigned char a48[] = {
#embed "../../Assets/catalogue/permis-construire.yaml"
    , 0};
static const unsigned char a49[] = {
#embed "../../Assets/catalogue/place-creche.yaml"
    , 0};
static const unsigned char a50[] = {
#embed "../../Assets/catalogue/portage-repas.yaml"
    , 0};
static const unsigned char a51[] = {
#embed "../../Assets/catalogue/procuration-vote.yaml"
    , 0};
static const unsigned char a52[] = {
#embed "../../Assets/catalogue/quotient-familial.yaml"
    , 0};
static const unsigned char a53[] = {
#embed "../../Assets/catalogue/recensement-citoyen.yaml"
    , 0};
static const unsigned char a54[] = {
#embed "../../Assets/catalogue/reconnaissance-enfant.yaml"
    , 0};
static const unsigned char a55[] = {
#embed "../../Assets/catalogue/registre-personnes-vulnerables.yaml"
    , 0};
static const unsigned char a56[] = {
#embed "../../Assets/catalogue/signalement-voirie.yaml"
    , 0};
static const unsigned char a57[] = {
#embed "../../Assets/catalogue/stationnement-residentiel.yaml"
    , 0};
static const unsigned char a58[] = {
#embed "../../Assets/catalogue/subvention-association.yaml"
    , 0};
static const unsigned char a59[] = {
#embed "../../Assets/catalogue/tranquillite-vacances.yaml"
    , 0};
static const unsigned char a60[] = {
#embed "../../Assets/catalogue/vente-au-deballage.yaml"
    , 0};
static const unsigned char a61[] = {
#embed "../../Assets/communes.txt"
    , 0};
static const unsigned char a62[] = {
#embed "../../Assets/demo/admiville.yaml"
    , 0};
static const unsigned char a63[] = {
#embed "../../Assets/demo/adresses.csv"
    , 0};
static const unsigned char a64[] = {
#embed "../../Assets/demo/people.yaml"
    , 0};
static const unsigned char a65[] = {
#embed "../../Assets/demo/quartiers.geojson"
    , 0};
static const unsigned char a66[] = {
#embed "../../Assets/lists/card-words.txt"
    , 0};
static const unsigned char a67[] = {
#embed "../../Assets/postcodes.txt"
    , 0};
static const unsigned char a68[] = {
#embed "../../Assets/programs/paper.py"
    , 0};
static const unsigned char a69[] = {
#embed "../../Assets/static/admilib.css"
    , 0};
static const unsigned char a70[] = {
#embed "../../Assets/static/admilib.js"
    , 0};
static const unsigned char a71[] = {
#embed "../../Assets/static/autosave.js"
    , 0};
static const unsigned char a72[] = {
#embed "../../Assets/static/contrast.js"
    , 0};
static const unsigned char a73[] = {
#embed "../../Assets/static/desk.css"
    , 0};
static const unsigned char a74[] = {
#embed "../../Assets/static/desk.js"
    , 0};
static const unsigned char a75[] = {
#embed "../../Assets/static/form.js"
    , 0};
static const unsigned char a76[] = {
#embed "../../Assets/static/live.js"
    , 0};
static const unsigned char a77[] = {
#embed "../../Assets/static/once.js"
    , 0};
static const unsigned char a78[] = {
#embed "../../Assets/static/position.js"
    , 0};
static const unsigned char a79[] = {
#embed "../../Assets/static/preview.js"
    , 0};
static const unsigned char a80[] = {
#embed "../../Assets/static/queue.css"
    , 0};
static const unsigned char a81[] = {
#embed "../../Assets/static/queue.js"
    , 0};
static const unsigned char a82[] = {
#embed "../../Assets/static/sortable.js"
    , 0};
static const unsigned char a83[] = {
#embed "../../Assets/static/suggest.js"
    , 0};
static const unsigned char a84[] = {
#embed "../../Assets/static/timing.js"
    , 0};
static const unsigned char a85[] = {
#embed "../../Assets/static/upload.js"
    , 0};
static const unsigned char a86[] = {
#embed "../../Assets/static/work.js"
    , 0};
static const unsigned char a87[] = {
#embed "../../Assets/templates/address-pages.mustache"
    , 0};
static const unsigned char a88[] = {
#embed "../../Assets/templates/mail-page.mustache"
    , 0};
static const unsigned char a89[] = {
#embed "../../Assets/templates/mail-parts/acknowledgement.mustache"
    , 0};
static const unsigned char a90[] = {
#embed "../../Assets/templates/mail-parts/deadline.mustache"
    , 0};
static const unsigned char a91[] = {
#embed "../../Assets/templates/mail-parts/link.mustache"
    , 0};
static const unsigned char a92[] = {
#embed "../../Assets/templates/mail-parts/pieces.mustache"
    , 0};
static const unsigned char a93[] = {
#embed "../../Assets/templates/mail-parts/rating.mustache"
    , 0};
static const unsigned char a94[] = {
#embed "../../Assets/templates/mail-parts/service.mustache"
    , 0};
static const unsigned char a95[] = {
#embed "../../Assets/templates/mails/addition-received.mustache"
    , 0};
static const unsigned char a96[] = {
#embed "../../Assets/templates/mails/closed.mustache"
    , 0};
static const unsigned char a97[] = {
#embed "../../Assets/templates/mails/counter-ready.mustache"
    , 0};
static const unsigned char a98[] = {
#embed "../../Assets/templates/mails/deadline-extended.mustache"
    , 0};
static const unsigned char a99[] = {
#embed "../../Assets/templates/mails/decision-accepted.mustache"
    , 0};
static const unsigned char a100[] = {
#embed "../../Assets/templates/mails/decision-by-post.mustache"
    , 0};
static const unsigned char a101[] = {
#embed "../../Assets/templates/mails/decision-rejected.mustache"
    , 0};
static const unsigned char a102[] = {
#embed "../../Assets/templates/mails/decision-unsent.mustache"
    , 0};
static const unsigned char a103[] = {
#embed "../../Assets/templates/mails/done.mustache"
    , 0};
static const unsigned char a104[] = {
#embed "../../Assets/templates/mails/forwarded.mustache"
    , 0};
static const unsigned char a105[] = {
#embed "../../Assets/templates/mails/fraud-suspended.mustache"
    , 0};
static const unsigned char a106[] = {
#embed "../../Assets/templates/mails/message.mustache"
    , 0};
static const unsigned char a107[] = {
#embed "../../Assets/templates/mails/moved.mustache"
    , 0};
static const unsigned char a108[] = {
#embed "../../Assets/templates/mails/original-asked.mustache"
    , 0};
static const unsigned char a109[] = {
#embed "../../Assets/templates/mails/pieces-asked.mustache"
    , 0};
static const unsigned char a110[] = {
#embed "../../Assets/templates/mails/receipt.mustache"
    , 0};
static const unsigned char a111[] = {
#embed "../../Assets/templates/mails/reminder.mustache"
    , 0};
static const unsigned char a112[] = {
#embed "../../Assets/templates/mails/reopened.mustache"
    , 0};
static const unsigned char a113[] = {
#embed "../../Assets/templates/mails/resume-code.mustache"
    , 0};
static const unsigned char a114[] = {
#embed "../../Assets/templates/mails/silence-accepted.mustache"
    , 0};
static const unsigned char a115[] = {
#embed "../../Assets/templates/mails/silence-near.mustache"
    , 0};
static const unsigned char a116[] = {
#embed "../../Assets/templates/mails/silence-rejected.mustache"
    , 0};
static const unsigned char a117[] = {
#embed "../../Assets/templates/mails/transferred.mustache"
    , 0};
static const unsigned char a118[] = {
#embed "../../Assets/templates/mails/withdrawn.mustache"
    , 0};
static const unsigned char a119[] = {
#embed "../../Assets/templates/page-parts/data.mustache"
    , 0};
static const unsigned char a120[] = {
#embed "../../Assets/templates/page-parts/head.mustache"
    , 0};
static const unsigned char a121[] = {
#embed "../../Assets/templates/page-parts/letter-help.mustache"
    , 0};
static const unsigned char a122[] = {
#embed "../../Assets/templates/page-parts/letter-sign.mustache"
    , 0};
static const unsigned char a123[] = {
#embed "../../Assets/templates/page-parts/letter-top.mustache"
    , 0};
static const unsigned char a124[] = {
#embed "../../Assets/templates/page-parts/paper-body.mustache"
    , 0};
static const unsigned char a125[] = {
#embed "../../Assets/templates/page-parts/paper-runs.mustache"
    , 0};
static const unsigned char a126[] = {
#embed "../../Assets/templates/page-parts/remedies.mustache"
    , 0};
static const unsigned char a127[] = {
#embed "../../Assets/templates/page-parts/runs.mustache"
    , 0};
static const unsigned char a128[] = {
#embed "../../Assets/templates/page-parts/style.mustache"
    , 0};
static const unsigned char a129[] = {
#embed "../../Assets/templates/paper-page.mustache"
    , 0};
static const unsigned char a130[] = {
#embed "../../Assets/templates/papers/attestation-acceptance.mustache"
    , 0};
static const unsigned char a131[] = {
#embed "../../Assets/templates/papers/decision-accepted.mustache"
    , 0};
static const unsigned char a132[] = {
#embed "../../Assets/templates/papers/decision-rejected.mustache"
    , 0};
static const unsigned char a133[] = {
#embed "../../Assets/templates/papers/receipt.mustache"
    , 0};
static const unsigned char a134[] = {
#embed "../../Assets/templates/papers/transmission.mustache"
    , 0};
static const unsigned char a135[] = {
#embed "../../Assets/treatments.yaml"
    , 0};
static const unsigned char a136[] = {
#embed "../../Assets/words/en/addresses.yaml"
    , 0};
static const unsigned char a137[] = {
#embed "../../Assets/words/en/appointments.yaml"
    , 0};
static const unsigned char a138[] = {
#embed "../../Assets/words/en/attachments.yaml"
    , 0};
static const unsigned char a139[] = {
#embed "../../Assets/words/en/correspondence.yaml"
    , 0};
static const unsigned char a140[] = {
#embed "../../Assets/words/en/definitions.yaml"
    , 0};
static const unsigned char a141[] = {
#embed "../../Assets/words/en/dossiers.yaml"
    , 0};
static const unsigned char a142[] = {
#embed "../../Assets/words/en/forms.yaml"
    , 0};
static const unsigned char a143[] = {
#embed "../../Assets/words/en/identity.yaml"
    , 0};
static const unsigned char a144[] = {
#embed "../../Assets/words/en/incidents.yaml"
    , 0};
static const unsigned char a145[] = {
#embed "../../Assets/words/en/insight.yaml"
    , 0};
static const unsigned char a146[] = {
#embed "../../Assets/words/en/law.yaml"
    , 0};
static const unsigned char a147[] = {
#embed "../../Assets/words/en/mandates.yaml"
    , 0};
static const unsigned char a148[] = {
#embed "../../Assets/words/en/organisations.yaml"
    , 0};
static const unsigned char a149[] = {
#embed "../../Assets/words/en/panels.yaml"
    , 0};
static const unsigned char a150[] = {
#embed "../../Assets/words/en/people.yaml"
    , 0};
static const unsigned char a151[] = {
#embed "../../Assets/words/en/privacy.yaml"
    , 0};
static const unsigned char a152[] = {
#embed "../../Assets/words/en/procedures.yaml"
    , 0};
static const unsigned char a153[] = {
#embed "../../Assets/words/en/queues.yaml"
    , 0};
static const unsigned char a154[] = {
#embed "../../Assets/words/en/reception.yaml"
    , 0};
static const unsigned char a155[] = {
#embed "../../Assets/words/en/studio.yaml"
    , 0};
static const unsigned char a156[] = {
#embed "../../Assets/words/en/web.yaml"
    , 0};
static const unsigned char a157[] = {
#embed "../../Assets/words/en/workflows.yaml"
    , 0};
static const unsigned char a158[] = {
#embed "../../Assets/words/fr/addresses.yaml"
    , 0};
static const unsigned char a159[] = {
#embed "../../Assets/words/fr/appointments.yaml"
    , 0};
static const unsigned char a160[] = {
#embed "../../Assets/words/fr/attachments.yaml"
    , 0};
static const unsigned char a161[] = {
#embed "../../Assets/words/fr/correspondence.yaml"
    , 0};
static const unsigned char a162[] = {
#embed "../../Assets/words/fr/definitions.yaml"
    , 0};
static const unsigned char a163[] = {
#embed "../../Assets/words/fr/dossiers.yaml"
    , 0};
static const unsigned char a164[] = {
#embed "../../Assets/words/fr/forms.yaml"
    , 0};
static const unsigned char a165[] = {
#embed "../../Assets/words/fr/identity.yaml"
    , 0};
static const unsigned char a166[] = {
#embed "../../Assets/words/fr/incidents.yaml"
    , 0};
static const unsigned char a167[] = {
#embed "../../Assets/words/fr/insight.yaml"
    , 0};
static const unsigned char a168[] = {
#embed "../../Assets/words/fr/law.yaml"
    , 0};
static const unsigned char a169[] = {
#embed "../../Assets/words/fr/mandates.yaml"
    , 0};
static const unsigned char a170[] = {
#embed "../../Assets/words/fr/organisations.yaml"
    , 0};
static const unsigned char a171[] = {
#embed "../../Assets/words/fr/panels.yaml"
    , 0};
static const unsigned char a172[] = {
#embed "../../Assets/words/fr/people.yaml"
    , 0};
static const unsigned char a173[] = {
#embed "../../Assets/words/fr/privacy.yaml"
    , 0};
static const unsigned char a174[] = {
#embed "../../Assets/words/fr/procedures.yaml"
    , 0};
static const unsigned char a175[] = {
#embed "../../Assets/words/fr/queues.yaml"
    , 0};
static const unsigned char a176[] = {
#embed "../../Assets/words/fr/reception.yaml"
    , 0};
static const unsigned char a177[] = {
#embed "../../Assets/words/fr/studio.yaml"
    , 0};
static const unsigned char a178[] = {
#embed "../../Assets/words/fr/web.yaml"
    , 0};
static const unsigned char a179[] = {
#embed "../../Assets/words/fr/workflows.yaml"
    , 0};
const struct admilib_asset admilib_assets[] = {
    {"catalogue/absence-cantine.yaml", a0, sizeof a0 - 1},
    {"catalogue/acces-documents.yaml", a1, sizeof a1 - 1},
    {"catalogue/accueil-loisirs.yaml", a2, sizeof a2 - 1},
    {"catalogue/acte-deces.yaml", a3, sizeof a3 - 1},
    {"catalogue/acte-mariage.yaml", a4, sizeof a4 - 1},
    {"catalogue/acte-naissance.yaml", a5, sizeof a5 - 1},
    {"catalogue/aide-ccas.yaml", a6, sizeof a6 - 1},
    {"catalogue/aide-sociale-hebergement.yaml", a7, sizeof a7 - 1},
    {"catalogue/arrete-circulation.yaml", a8, sizeof a8 - 1},
    {"catalogue/attestation-accueil.yaml", a9, sizeof a9 - 1},
    {"catalogue/bac-dechets.yaml", a10, sizeof a10 - 1},
    {"catalogue/bibliotheque.yaml", a11, sizeof a11 - 1},
    {"catalogue/cantine-periscolaire.yaml", a12, sizeof a12 - 1},
    {"catalogue/carte-identite-passeport.yaml", a13, sizeof a13 - 1},
    {"catalogue/certificat-radiation.yaml", a14, sizeof a14 - 1},
    {"catalogue/certificat-urbanisme-operationnel.yaml", a15, sizeof a15 - 1},
    {"catalogue/certificat-urbanisme.yaml", a16, sizeof a16 - 1},
    {"catalogue/certificat-vie.yaml", a17, sizeof a17 - 1},
    {"catalogue/changement-nom.yaml", a18, sizeof a18 - 1},
    {"catalogue/changement-prenom.yaml", a19, sizeof a19 - 1},
    {"catalogue/chien-categorise.yaml", a20, sizeof a20 - 1},
    {"catalogue/concession-funeraire.yaml", a21, sizeof a21 - 1},
    {"catalogue/conseil-quartier.yaml", a22, sizeof a22 - 1},
    {"catalogue/contact-mairie.yaml", a23, sizeof a23 - 1},
    {"catalogue/debit-boissons-temporaire.yaml", a24, sizeof a24 - 1},
    {"catalogue/declaration-intention-aliener.yaml", a25, sizeof a25 - 1},
    {"catalogue/declaration-prealable.yaml", a26, sizeof a26 - 1},
    {"catalogue/derogation-scolaire.yaml", a27, sizeof a27 - 1},
    {"catalogue/domiciliation.yaml", a28, sizeof a28 - 1},
    {"catalogue/droits-donnees.yaml", a29, sizeof a29 - 1},
    {"catalogue/ecole-musique.yaml", a30, sizeof a30 - 1},
    {"catalogue/encombrants.yaml", a31, sizeof a31 - 1},
    {"catalogue/enseigne.yaml", a32, sizeof a32 - 1},
    {"catalogue/equipement-sportif.yaml", a33, sizeof a33 - 1},
    {"catalogue/inscription-electorale.yaml", a34, sizeof a34 - 1},
    {"catalogue/inscription-scolaire.yaml", a35, sizeof a35 - 1},
    {"catalogue/legalisation-signature.yaml", a36, sizeof a36 - 1},
    {"catalogue/livret-famille.yaml", a37, sizeof a37 - 1},
    {"catalogue/location-salle.yaml", a38, sizeof a38 - 1},
    {"catalogue/logement-social.yaml", a39, sizeof a39 - 1},
    {"catalogue/marche-emplacement.yaml", a40, sizeof a40 - 1},
    {"catalogue/mariage.yaml", a41, sizeof a41 - 1},
    {"catalogue/meuble-tourisme.yaml", a42, sizeof a42 - 1},
    {"catalogue/numerotage.yaml", a43, sizeof a43 - 1},
    {"catalogue/occupation-domaine-public.yaml", a44, sizeof a44 - 1},
    {"catalogue/operation-funeraire.yaml", a45, sizeof a45 - 1},
    {"catalogue/pacs.yaml", a46, sizeof a46 - 1},
    {"catalogue/permis-construire-autre.yaml", a47, sizeof a47 - 1},
    {"catalogue/permis-construire.yaml", a48, sizeof a48 - 1},
    {"catalogue/place-creche.yaml", a49, sizeof a49 - 1},
    {"catalogue/portage-repas.yaml", a50, sizeof a50 - 1},
    {"catalogue/procuration-vote.yaml", a51, sizeof a51 - 1},
    {"catalogue/quotient-familial.yaml", a52, sizeof a52 - 1},
    {"catalogue/recensement-citoyen.yaml", a53, sizeof a53 - 1},
    {"catalogue/reconnaissance-enfant.yaml", a54, sizeof a54 - 1},
    {"catalogue/registre-personnes-vulnerables.yaml", a55, sizeof a55 - 1},
    {"catalogue/signalement-voirie.yaml", a56, sizeof a56 - 1},
    {"catalogue/stationnement-residentiel.yaml", a57, sizeof a57 - 1},
    {"catalogue/subvention-association.yaml", a58, sizeof a58 - 1},
    {"catalogue/tranquillite-vacances.yaml", a59, sizeof a59 - 1},
    {"catalogue/vente-au-deballage.yaml", a60, sizeof a60 - 1},
    {"communes.txt", a61, sizeof a61 - 1},
    {"demo/admiville.yaml", a62, sizeof a62 - 1},
    {"demo/adresses.csv", a63, sizeof a63 - 1},
    {"demo/people.yaml", a64, sizeof a64 - 1},
    {"demo/quartiers.geojson", a65, sizeof a65 - 1},
    {"lists/card-words.txt", a66, sizeof a66 - 1},
    {"postcodes.txt", a67, sizeof a67 - 1},
    {"programs/paper.py", a68, sizeof a68 - 1},
    {"static/admilib.css", a69, sizeof a69 - 1},
    {"static/admilib.js", a70, sizeof a70 - 1},
    {"static/autosave.js", a71, sizeof a71 - 1},
    {"static/contrast.js", a72, sizeof a72 - 1},
    {"static/desk.css", a73, sizeof a73 - 1},
    {"static/desk.js", a74, sizeof a74 - 1},
    {"static/form.js", a75, sizeof a75 - 1},
    {"static/live.js", a76, sizeof a76 - 1},
    {"static/once.js", a77, sizeof a77 - 1},
    {"static/position.js", a78, sizeof a78 - 1},
    {"static/preview.js", a79, sizeof a79 - 1},
    {"static/queue.css", a80, sizeof a80 - 1},
    {"static/queue.js", a81, sizeof a81 - 1},
    {"static/sortable.js", a82, sizeof a82 - 1},
    {"static/suggest.js", a83, sizeof a83 - 1},
    {"static/timing.js", a84, sizeof a84 - 1},
    {"static/upload.js", a85, sizeof a85 - 1},
    {"static/work.js", a86, sizeof a86 - 1},
    {"templates/address-pages.mustache", a87, sizeof a87 - 1},
    {"templates/mail-page.mustache", a88, sizeof a88 - 1},
    {"templates/mail-parts/acknowledgement.mustache", a89, sizeof a89 - 1},
    {"templates/mail-parts/deadline.mustache", a90, sizeof a90 - 1},
    {"templates/mail-parts/link.mustache", a91, sizeof a91 - 1},
    {"templates/mail-parts/pieces.mustache", a92, sizeof a92 - 1},
    {"templates/mail-parts/rating.mustache", a93, sizeof a93 - 1},
    {"templates/mail-parts/service.mustache", a94, sizeof a94 - 1},
    {"templates/mails/addition-received.mustache", a95, sizeof a95 - 1},
    {"templates/mails/closed.mustache", a96, sizeof a96 - 1},
    {"templates/mails/counter-ready.mustache", a97, sizeof a97 - 1},
    {"templates/mails/deadline-extended.mustache", a98, sizeof a98 - 1},
    {"templates/mails/decision-accepted.mustache", a99, sizeof a99 - 1},
    {"templates/mails/decision-by-post.mustache", a100, sizeof a100 - 1},
    {"templates/mails/decision-rejected.mustache", a101, sizeof a101 - 1},
    {"templates/mails/decision-unsent.mustache", a102, sizeof a102 - 1},
    {"templates/mails/done.mustache", a103, sizeof a103 - 1},
    {"templates/mails/forwarded.mustache", a104, sizeof a104 - 1},
    {"templates/mails/fraud-suspended.mustache", a105, sizeof a105 - 1},
    {"templates/mails/message.mustache", a106, sizeof a106 - 1},
    {"templates/mails/moved.mustache", a107, sizeof a107 - 1},
    {"templates/mails/original-asked.mustache", a108, sizeof a108 - 1},
    {"templates/mails/pieces-asked.mustache", a109, sizeof a109 - 1},
    {"templates/mails/receipt.mustache", a110, sizeof a110 - 1},
    {"templates/mails/reminder.mustache", a111, sizeof a111 - 1},
    {"templates/mails/reopened.mustache", a112, sizeof a112 - 1},
    {"templates/mails/resume-code.mustache", a113, sizeof a113 - 1},
    {"templates/mails/silence-accepted.mustache", a114, sizeof a114 - 1},
    {"templates/mails/silence-near.mustache", a115, sizeof a115 - 1},
    {"templates/mails/silence-rejected.mustache", a116, sizeof a116 - 1},
    {"templates/mails/transferred.mustache", a117, sizeof a117 - 1},
    {"templates/mails/withdrawn.mustache", a118, sizeof a118 - 1},
    {"templates/page-parts/data.mustache", a119, sizeof a119 - 1},
    {"templates/page-parts/head.mustache", a120, sizeof a120 - 1},
    {"templates/page-parts/letter-help.mustache", a121, sizeof a121 - 1},
    {"templates/page-parts/letter-sign.mustache", a122, sizeof a122 - 1},
    {"templates/page-parts/letter-top.mustache", a123, sizeof a123 - 1},
    {"templates/page-parts/paper-body.mustache", a124, sizeof a124 - 1},
    {"templates/page-parts/paper-runs.mustache", a125, sizeof a125 - 1},
    {"templates/page-parts/remedies.mustache", a126, sizeof a126 - 1},
    {"templates/page-parts/runs.mustache", a127, sizeof a127 - 1},
    {"templates/page-parts/style.mustache", a128, sizeof a128 - 1},
    {"templates/paper-page.mustache", a129, sizeof a129 - 1},
    {"templates/papers/attestation-acceptance.mustache", a130, sizeof a130 - 1},
    {"templates/papers/decision-accepted.mustache", a131, sizeof a131 - 1},
    {"templates/papers/decision-rejected.mustache", a132, sizeof a132 - 1},
    {"templates/papers/receipt.mustache", a133, sizeof a133 - 1},
    {"templates/papers/transmission.mustache", a134, sizeof a134 - 1},
    {"treatments.yaml", a135, sizeof a135 - 1},
    {"words/en/addresses.yaml", a136, sizeof a136 - 1},
    {"words/en/appointments.yaml", a137, sizeof a137 - 1},
    {"words/en/attachments.yaml", a138, sizeof a138 - 1},
    {"words/en/correspondence.yaml", a139, sizeof a139 - 1},
    {"words/en/definitions.yaml", a140, sizeof a140 - 1},
    {"words/en/dossiers.yaml", a141, sizeof a141 - 1},
    {"words/en/forms.yaml", a142, sizeof a142 - 1},
    {"words/en/identity.yaml", a143, sizeof a143 - 1},
    {"words/en/incidents.yaml", a144, sizeof a144 - 1},
    {"words/en/insight.yaml", a145, sizeof a145 - 1},
    {"words/en/law.yaml", a146, sizeof a146 - 1},
    {"words/en/mandates.yaml", a147, sizeof a147 - 1},
    {"words/en/organisations.yaml", a148, sizeof a148 - 1},
    {"words/en/panels.yaml", a149, sizeof a149 - 1},
    {"words/en/people.yaml", a150, sizeof a150 - 1},
    {"words/en/privacy.yaml", a151, sizeof a151 - 1},
    {"words/en/procedures.yaml", a152, sizeof a152 - 1},
    {"words/en/queues.yaml", a153, sizeof a153 - 1},
    {"words/en/reception.yaml", a154, sizeof a154 - 1},
    {"words/en/studio.yaml", a155, sizeof a155 - 1},
    {"words/en/web.yaml", a156, sizeof a156 - 1},
    {"words/en/workflows.yaml", a157, sizeof a157 - 1},
    {"words/fr/addresses.yaml", a158, sizeof a158 - 1},
    {"words/fr/appointments.yaml", a159, sizeof a159 - 1},
    {"words/fr/attachments.yaml", a160, sizeof a160 - 1},
    {"words/fr/correspondence.yaml", a161, sizeof a161 - 1},
    {"words/fr/definitions.yaml", a162, sizeof a162 - 1},
    {"words/fr/dossiers.yaml", a163, sizeof a163 - 1},
    {"words/fr/forms.yaml", a164, sizeof a164 - 1},
    {"words/fr/identity.yaml", a165, sizeof a165 - 1},
    {"words/fr/incidents.yaml", a166, sizeof a166 - 1},
    {"words/fr/insight.yaml", a167, sizeof a167 - 1},
    {"words/fr/law.yaml", a168, sizeof a168 - 1},
    {"words/fr/mandates.yaml", a169, sizeof a169 - 1},
    {"words/fr/organisations.yaml", a170, sizeof a170 - 1},
    {"words/fr/panels.yaml", a171, sizeof a171 - 1},
    {"words/fr/people.yaml", a172, sizeof a172 - 1},
    {"words/fr/privacy.yaml", a173, sizeof a173 - 1},
    {"words/fr/procedures.yaml", a174, sizeof a174 - 1},
    {"words/fr/queues.yaml", a175, sizeof a175 - 1},
    {"words/fr/reception.yaml", a176, sizeof a176 - 1},
    {"words/fr/studio.yaml", a177, sizeof a177 - 1},
    {"words/fr/web.yaml", a178, sizeof a178 - 1},
    {"words/fr/workflows.yaml", a179, sizeof a179 - 1},
};
const size_t admilib_asset_count = 180;
