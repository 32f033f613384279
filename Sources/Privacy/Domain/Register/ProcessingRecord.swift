import Core
import Definitions
import Forms
import Law

/// The entry of a procedure in the record of processing activities (GDPR art. 30.1), made from what runs: nobody writes it, so it cannot be forgotten.
struct ProcessingRecord: Sendable, Equatable {
    /// The kinds of data, as a person would sort them.
    enum Category: String, Sendable, CaseIterable {
        case identity, contact, birth, money, documents, place, organisation, vehicle, situation, appointment
    }

    /// A question that is asked.
    struct Asked: Sendable, Equatable {
        let id: String
        let label: String
        let category: Category
    }

    /// Who gives data without being asked by the definition: the product itself lets them in.
    enum Giver: String, Sendable, CaseIterable { case person, agent, helper, representative, otherParent, franceConnect, national }

    let slug: String
    let title: String
    let unit: String
    let sector: PrivacySector?
    let audience: [Audience]
    let purpose: String
    let basis: String
    let asked: [Asked]
    let pieces: [String]
    let recipients: [String]
    let givers: [Giver]
    /// Others, as the definition says.
    let sources: [String]
    let rule: RetentionRule
    let connectors: [String]
    /// Of a processing that is no procedure: what its declaration says, where a procedure is read from what runs.
    var told: DeclaredTreatment?
    /// How long what was erased stays in backups.
    let backupDays: Int

    /// Before the key of a declared treatment: no procedure has a dot in its name.
    static let declared = "traitement."

    /// - Parameter connectors: what its data goes through outside.
    init(_ treatment: DeclaredTreatment, unit: String, connectors: [String], backupDays: Int) {
        self.backupDays = backupDays
        (slug, title, self.unit) = (Self.declared + treatment.key, treatment.title, unit)
        (sector, audience, asked, pieces, rule, givers, sources) = (nil, [], [], [], .byDefault, [], [])
        (purpose, basis, recipients, self.connectors, told) = (treatment.purpose, treatment.basis, treatment.recipients, connectors, treatment)
    }

    init(_ processing: Processing, backupDays: Int) {
        self.backupDays = backupDays
        let definition = processing.definition
        (slug, title, unit) = (definition.slug.description, definition.title, processing.unit)
        (sector, audience) = (definition.sector, definition.audience)
        purpose = definition.data?.purpose ?? ""
        basis = definition.data?.basis ?? ""
        asked = (definition.form?.fields ?? []).flatMap { Asked.all(in: $0, under: "") }
        pieces = definition.pieces.map(\.label)
        recipients = definition.data?.recipients ?? []
        sources = definition.data?.sources ?? []
        givers = Giver.allCases.filter { $0.gives(processing) }
        rule = definition.retention ?? .byDefault
        connectors = processing.connectors
    }

    var categories: [Category] { Category.allCases.filter { category in asked.contains { $0.category == category } } }

    /// What article 30 asks and the definition does not say.
    enum Gap: String, Sendable, CaseIterable { case unit, sector, audience, purpose, basis, asked, recipients, retention }

    var gaps: [Gap] {
        if let told {
            let said: [(Gap, Bool)] = [
                (.audience, told.persons.isEmpty), (.purpose, purpose.isEmpty), (.basis, basis.isEmpty), (.asked, told.data.isEmpty),
                (.recipients, recipients.isEmpty), (.retention, told.retention.isEmpty),
            ]
            return said.filter(\.1).map(\.0)
        }
        return Gap.allCases.filter { gap in
            switch gap {
            case .unit: unit.isEmpty
            case .sector: sector == nil
            case .audience: audience.isEmpty
            case .purpose: purpose.isEmpty
            case .basis: basis.isEmpty
            case .asked: asked.isEmpty
            case .recipients: recipients.isEmpty
            case .retention: rule.legalBasis.isEmpty
            }
        }
    }
}

extension ProcessingRecord.Giver {
    fileprivate func gives(_ processing: Processing) -> Bool {
        let definition = processing.definition
        return switch self {
        case .person, .agent, .helper: definition.form != nil
        case .representative: definition.act != nil
        case .otherParent: definition.otherParent != nil
        case .franceConnect: processing.doors.contains(.franceConnect)
        case .national: processing.doors.contains(.national)
        }
    }
}

extension ProcessingRecord.Asked {
    /// The questions of a block, each under the block's name.
    fileprivate static func all(in field: Field, under block: String) -> [Self] {
        if case .block(let rule) = field.kind { return rule.fields.flatMap { all(in: $0, under: field.id + ".") } }
        guard field.kind.isAsked else { return [] }
        return [Self(id: block + field.id, label: field.label, category: ProcessingRecord.Category(field))]
    }
}

extension ProcessingRecord.Category {
    fileprivate init(_ field: Field) {
        switch (field.role, field.kind) {
        case (.civility, _), (.firstName, _), (.lastName, _), (_, .civility): self = .identity
        case (.birthDate, _), (.birthCommune, _), (.birthCountry, _): self = .birth
        case (.email, _), (.phone, _), (.address, _), (_, .email), (_, .phone), (_, .address): self = .contact
        case (.organisationName, _), (_, .siret), (_, .siren), (_, .rna): self = .organisation
        case (_, .iban), (_, .money): self = .money
        case (_, .file), (_, .photo): self = .documents
        case (_, .commune), (_, .departement), (_, .country): self = .place
        case (_, .vehiclePlate): self = .vehicle
        case (_, .appointment): self = .appointment
        default: self = .situation
        }
    }
}
