import Core
import Definitions
import Dossiers
import Forms
import Foundation
import Insight
import Organisations
import Procedures
import Workflows

/// The authority, as figures are told of it.
struct TownOfInsight: MeasuredTown {
    let link: LateLinks

    func procedures(of organisation: OrganisationID) async throws -> [MeasuredProcedure] {
        var measured: [MeasuredProcedure] = []
        for card in try await link.procedures.all(organisation: organisation) where !card.isExternal {
            guard let published = try await link.procedures.published(slug: card.slug, organisation: organisation) else { continue }
            measured.append(MeasuredProcedure(published))
        }
        return measured
    }

    func units(of organisation: OrganisationID) async throws -> [(id: UnitID, name: String)] {
        try await link.organisations.units(of: organisation).map { ($0.id, $0.name) }
    }

    func audited(in organisation: OrganisationID, on today: LocalDate) async throws -> Double? {
        try await link.organisations.organisation(organisation)?.details.notices.auditedAccessibility(on: today)
    }

    func leavings(of slug: String, in organisation: OrganisationID, since: Date, zone: TimeZone, now: Date) async throws -> [PageLeaving] {
        guard let slug = ProcedureSlug(slug), let published = try await link.procedures.published(slug: slug.description, organisation: organisation)
        else { return [] }
        let versions = try await link.procedures.versions(slug: slug, organisation: organisation).map(\.version)
        let figures = try await link.dossiers.leavings(of: versions, since: since, now: now)
        let pages = published.definition.form?.pages ?? []
        return pages.compactMap { page in figures[page.id].map { PageLeaving(page: page.title, reached: $0.reached, left: $0.left) } }
    }
}

extension MeasuredProcedure {
    init(_ published: PublishedProcedure) {
        let definition = published.definition
        self.init(
            id: published.procedure, slug: published.slug, title: definition.title, unit: published.unit, promise: definition.delay,
            statuses: (definition.workflow?.statuses ?? []).map {
                MeasuredStatus(key: $0.key, label: $0.label, isWaiting: $0.nature == .waiting, isFinal: $0.nature.isFinal)
            },
            pieces: definition.pieces.map(\.label), questions: (definition.form?.countedQuestions ?? []).map(MeasuredQuestion.init))
    }
}

extension MeasuredQuestion {
    fileprivate init(_ field: Field) {
        self.init(id: field.id, label: field.label, allowsSeveral: field.kind.counting == .several, cut: Cut(field.kind))
    }
}

extension MeasuredQuestion.Cut {
    /// The answers that are the same everywhere, yes or no for one, have their words in the catalogue.
    fileprivate init(_ kind: FieldKind) {
        self =
            switch (kind, kind.counting) {
            case (.choice(let rule), _), (.choices(let rule), _): .list(rule.options.map { (AnswerCounting.code(of: $0.key), $0.label) })
            case (.linkedChoice(let options), _): .list(options.map { (AnswerCounting.code(of: $0.first.key), $0.first.label) })
            case (_, .whole): .whole
            case (_, .decimal): .decimal
            default: .list([])
            }
    }
}

/// Where people say what they think of a procedure.
struct RatingsOfInsight: RatingPaths {
    let insight: InsightFeature

    func path(of dossier: DossierID, procedure: ProcedureID, unit: UnitID, channel: Channel, in organisation: OrganisationID) -> String {
        insight.ratingPath(of: dossier, procedure: procedure, unit: unit, channel: channel, in: organisation)
    }

    func sheetPath(of dossier: DossierID, procedure: ProcedureID, unit: UnitID, channel: Channel, in organisation: OrganisationID) -> String {
        insight.ratingSheetPath(of: dossier, procedure: procedure, unit: unit, channel: channel, in: organisation)
    }
}
