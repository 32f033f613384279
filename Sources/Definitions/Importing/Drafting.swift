import Core
import Forms
import Law
import Workflows

/// Makes a definition of a description, and notes what became of each of its parts.
struct Drafting {
    var items: [ImportItem] = []
    var pieces: [Piece] = []
    var fieldIds = ReadableIds(fallback: "question")
    var pieceKeys = ReadableIds(fallback: "piece")
    /// At most one field has each.
    var roles: Set<FieldRole> = []

    mutating func definition(of demarche: Demarche) -> ProcedureDefinition {
        var definition = ProcedureDefinition(slug: Self.slug(of: demarche))
        definition.title = LightHTML.line(demarche.title)
        definition.description = LightHTML.light(demarche.description)
        definition.keywords = demarche.tags.map(LightHTML.line).filter { !$0.isEmpty }
        definition.channels.online = .here
        definition.workflow = .standard
        takeRules(of: demarche, into: &definition)
        tellWhatIsNotSaid(demarche)
        let form = form(of: demarche.champs)
        definition.form = form
        definition.pieces = pieces
        for annotation in demarche.annotations where annotation.kind?.isQuestion ?? true { leave(annotation, "annotation") }
        return definition
    }

    private static func slug(of demarche: Demarche) -> ProcedureSlug {
        var ids = ReadableIds(fallback: "demarche")
        let name = ids.id(for: demarche.title, longest: 60, separator: "-")
        // What is made of letters, digits and single dashes is a slug.
        guard let slug = ProcedureSlug(name) ?? ProcedureSlug("demarche") else { preconditionFailure() }
        return slug
    }

    private mutating func takeRules(of demarche: Demarche, into definition: inout ProcedureDefinition) {
        if !demarche.legalURL.isEmpty {
            definition.legal = [LightHTML.line(demarche.legalURL)]
            note("cadreJuridiqueURL", LightHTML.line(demarche.legalURL), "legal[0]", [reason("approximated.legal")])
        }
        guard let months = demarche.retentionMonths else { return }
        if (1...1200).contains(months) {
            definition.retention = RetentionRule(months: months, fate: .destroy, legalBasis: "")
            note("dureeConservationDossiers", "\(months)", "retention", [reason("approximated.retention")])
        } else {
            note("dureeConservationDossiers", "\(months)", nil, [reason("missing.retention")])
        }
    }

    /// What a description has no member for, or has for the site and not for the procedure.
    private mutating func tellWhatIsNotSaid(_ demarche: Demarche) {
        let left = [
            ("noticeURL", demarche.noticeURL, "notice"), ("dpoURL", demarche.protectionOfficer, "dpo"), ("service.nom", demarche.service, "service"),
        ]
        for (source, text, key) in left where !text.isEmpty { note(source, LightHTML.line(text), nil, [reason("missing.\(key)")]) }
        if !demarche.declarative.isEmpty { note("declarative", demarche.declarative, nil, [reason("missing.declarative")]) }
        note("revision", definitionName(demarche), nil, [reason("missing.unsaid")])
    }

    private func definitionName(_ demarche: Demarche) -> String { demarche.number.map { "\($0)" } ?? LightHTML.line(demarche.title) }

    mutating func note(_ source: String, _ label: String, _ target: String?, _ reasons: [UserMessage]) {
        items.append(ImportItem(source: source, label: label, target: target, reasons: reasons))
    }

    mutating func leave(_ champ: Champ, _ key: String) {
        note(champ.path, champ.label, nil, [reason("missing.\(key)", ["type": String(champ.typeName.prefix(60))])])
    }

    func reason(_ key: String, _ arguments: [String: String] = [:]) -> UserMessage { UserMessage("definitions.import.\(key)", arguments) }
}
