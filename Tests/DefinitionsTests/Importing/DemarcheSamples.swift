import Core

/// What demarches-simplifiees answers to its own query `getDemarcheDescriptor`, for an invented procedure that has every kind of field.
/// Made from the schema (`app/graphql/schema.graphql`, January 2026), not copied from anybody's procedure.
enum DemarcheSamples {
    /// A description alone, with these fields.
    static func descriptor(_ champs: String, more: String = "") -> String {
        #"{"title": "Une démarche", "description": "", "revision": {"champDescriptors": [\#(champs)]}\#(more)}"#
    }

    static func champ(_ type: String, _ label: String, more: String = "") -> String {
        #"{"__typename": "\#(type)ChampDescriptor", "id": "Q2hhbXAtMQ==", "label": "\#(label)", "description": null, "required": true\#(more)}"#
    }

    static let whole = #"""
        {
          "data": {
            "demarcheDescriptor": {
              "id": "UHJvY2VkdXJlLTEyMzQ1",
              "number": 12345,
              "title": "Demande d'occupation d'un terrain communal",
              "description": "<p>Pour <strong>jardiner</strong> ou camper &amp; fêter.</p><ul><li>Gratuit</li><li>Voir <a href=\"https://www.example.fr/jardins\">les règles</a></li></ul><script>alert(1)</script>",
              "state": "publiee",
              "declarative": "en_instruction",
              "dateCreation": "2025-03-03T10:12:00+01:00",
              "datePublication": "2025-04-01T09:00:00+02:00",
              "dateDerniereModification": "2025-09-12T16:20:00+02:00",
              "dateDepublication": null,
              "dateFermeture": null,
              "dureeConservationDossiers": 24,
              "notice": null,
              "deliberation": null,
              "demarcheURL": "https://www.demarches-simplifiees.fr/commencer/terrain",
              "cadreJuridiqueURL": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006361216",
              "noticeURL": "https://www.example.fr/notice.pdf",
              "dpoURL": "dpo@example.fr",
              "tags": ["jardin", "terrain", ""],
              "service": {"nom": "Service des espaces verts", "siret": "21350238800019", "organisme": "Ville d'Exemple", "typeOrganisme": "collectivite_territoriale"},
              "revision": {
                "id": "UHJvY2VkdXJlUmV2aXNpb24tOTk=",
                "datePublication": "2025-09-12T16:20:00+02:00",
                "champDescriptors": [
                  {"__typename": "ExplicationChampDescriptor", "id": "1", "label": "Avant de commencer", "description": "Comptez <b>dix minutes</b>.", "required": false, "collapsibleExplanationEnabled": true, "collapsibleExplanationText": "Vous pouvez reprendre plus tard."},
                  {"__typename": "HeaderSectionChampDescriptor", "id": "2", "label": "Identité du demandeur", "description": "Qui jardine ?", "required": false, "level": 1},
                  {"__typename": "CiviliteChampDescriptor", "id": "3", "label": "Civilité", "description": null, "required": true},
                  {"__typename": "TextChampDescriptor", "id": "4", "label": "Nom", "description": "", "required": true},
                  {"__typename": "TextChampDescriptor", "id": "5", "label": "Prénom", "description": "", "required": true},
                  {"__typename": "EmailChampDescriptor", "id": "6", "label": "Adresse électronique", "description": "Pour vous répondre", "required": true},
                  {"__typename": "PhoneChampDescriptor", "id": "7", "label": "Téléphone", "description": "", "required": false},
                  {"__typename": "AddressChampDescriptor", "id": "8", "label": "Adresse", "description": "", "required": true},
                  {"__typename": "SiretChampDescriptor", "id": "9", "label": "SIRET", "description": "", "required": false},
                  {"__typename": "RNAChampDescriptor", "id": "10", "label": "Numéro RNA", "description": "", "required": false},
                  {"__typename": "RNFChampDescriptor", "id": "11", "label": "Numéro RNF", "description": "", "required": false},
                  {"__typename": "IbanChampDescriptor", "id": "12", "label": "IBAN", "description": "", "required": false},
                  {"__typename": "HeaderSectionChampDescriptor", "id": "13", "label": "Le terrain", "description": null, "required": false, "level": 1},
                  {"__typename": "HeaderSectionChampDescriptor", "id": "14", "label": "Situation", "description": "Où est-il ?", "required": false, "level": 2},
                  {"__typename": "CarteChampDescriptor", "id": "15", "label": "Dessinez le terrain", "description": "", "required": true},
                  {"__typename": "CommuneChampDescriptor", "id": "16", "label": "Commune", "description": "", "required": true},
                  {"__typename": "DepartementChampDescriptor", "id": "17", "label": "Département", "description": "", "required": true},
                  {"__typename": "RegionChampDescriptor", "id": "18", "label": "Région", "description": "", "required": true},
                  {"__typename": "EpciChampDescriptor", "id": "19", "label": "Intercommunalité", "description": "", "required": true},
                  {"__typename": "PaysChampDescriptor", "id": "20", "label": "Pays", "description": "", "required": true, "options": [{"code": "FR", "name": "France"}]},
                  {"__typename": "HeaderSectionChampDescriptor", "id": "21", "label": "Surface", "description": null, "required": false, "level": 3},
                  {"__typename": "IntegerNumberChampDescriptor", "id": "22", "label": "Surface en m²", "description": "", "required": true},
                  {"__typename": "DecimalNumberChampDescriptor", "id": "23", "label": "Pente", "description": "", "required": false},
                  {"__typename": "NumberChampDescriptor", "id": "24", "label": "Nombre d'arbres", "description": "", "required": false},
                  {"__typename": "HeaderSectionChampDescriptor", "id": "25", "label": "Vide", "description": null, "required": false, "level": 1},
                  {"__typename": "HeaderSectionChampDescriptor", "id": "26", "label": "Votre projet", "description": null, "required": false, "level": 1},
                  {"__typename": "TextareaChampDescriptor", "id": "27", "label": "Décrivez votre projet", "description": "", "required": true},
                  {"__typename": "DropDownListChampDescriptor", "id": "28", "label": "Usage", "description": "", "required": true, "options": ["Potager", "Verger", "Autre", "Potager"], "otherOption": true},
                  {"__typename": "MultipleDropDownListChampDescriptor", "id": "29", "label": "Outils", "description": "", "required": false, "options": ["Bêche", "Râteau"]},
                  {"__typename": "LinkedDropDownListChampDescriptor", "id": "30", "label": "Plantation", "description": "", "required": true, "options": ["--Fruits--", "Pomme", "Poire", "--Légumes--", "Chou"]},
                  {"__typename": "YesNoChampDescriptor", "id": "31", "label": "Aurez-vous des poules ?", "description": "", "required": true},
                  {"__typename": "DateChampDescriptor", "id": "32", "label": "Date de début", "description": "", "required": true},
                  {"__typename": "DatetimeChampDescriptor", "id": "33", "label": "Rendez-vous souhaité", "description": "Le matin", "required": true},
                  {"__typename": "RepetitionChampDescriptor", "id": "34", "label": "Jardiniers", "description": "", "required": true, "champDescriptors": [
                    {"__typename": "TextChampDescriptor", "id": "35", "label": "Nom", "description": "", "required": true},
                    {"__typename": "EmailChampDescriptor", "id": "36", "label": "Adresse électronique", "description": "", "required": true},
                    {"__typename": "CarteChampDescriptor", "id": "37", "label": "Sa parcelle", "description": "", "required": true}]},
                  {"__typename": "FormattedChampDescriptor", "id": "38", "label": "Référence du plan", "description": "", "required": false},
                  {"__typename": "ReferentielChampDescriptor", "id": "39", "label": "Variété", "description": "", "required": false},
                  {"__typename": "AnnuaireEducationChampDescriptor", "id": "40", "label": "École associée", "description": "", "required": false},
                  {"__typename": "DossierLinkChampDescriptor", "id": "41", "label": "Dossier de l'an dernier", "description": "", "required": false},
                  {"__typename": "CnafChampDescriptor", "id": "42", "label": "Quotient familial", "description": "", "required": false},
                  {"__typename": "DgfipChampDescriptor", "id": "43", "label": "Revenu fiscal", "description": "", "required": false},
                  {"__typename": "PoleEmploiChampDescriptor", "id": "44", "label": "Situation", "description": "", "required": false},
                  {"__typename": "MesriChampDescriptor", "id": "45", "label": "Statut étudiant", "description": "", "required": false},
                  {"__typename": "COJOChampDescriptor", "id": "46", "label": "Accréditation", "description": "", "required": false},
                  {"__typename": "PieceJustificativeChampDescriptor", "id": "47", "label": "Plan du terrain", "description": "", "required": true, "fileTemplate": {"filename": "modele-plan.odt", "contentType": "application/vnd.oasis.opendocument.text", "byteSizeBigInt": "12345", "url": "https://static.example.fr/modele"}},
                  {"__typename": "TitreIdentiteChampDescriptor", "id": "48", "label": "Pièce d'identité", "description": "", "required": true},
                  {"__typename": "HologrammeChampDescriptor", "id": "49", "label": "Votre hologramme", "description": "", "required": false},
                  {"__typename": "CheckboxChampDescriptor", "id": "50", "label": "Je certifie l'exactitude de ces informations", "description": "", "required": true}
                ],
                "annotationDescriptors": [
                  {"__typename": "HeaderSectionChampDescriptor", "id": "60", "label": "Instruction", "description": "", "required": false, "level": 1},
                  {"__typename": "TextareaChampDescriptor", "id": "61", "label": "Avis du service", "description": "", "required": false},
                  {"__typename": "EngagementJuridiqueChampDescriptor", "id": "62", "label": "Engagement", "description": "", "required": false}
                ]
              }
            }
          }
        }
        """#
}
