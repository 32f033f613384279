import Core
import Correspondence
import Definitions
import Dossiers
import Forms
import Foundation
import Identity
import Organisations
import Procedures
import Studio

/// The procedures and their versions, as the studio needs them.
struct BooksOfProcedures: ProcedureBooks {
    let organisations: OrganisationsFeature
    let identity: IdentityFeature
    let procedures: ProceduresFeature
    let dossiers: DossiersFeature
    let correspondence: CorrespondenceFeature

    func all(of organisation: OrganisationID) async throws -> [ProcedureBook] {
        let titles = Dictionary(try await procedures.all(organisation: organisation).map { ($0.slug, $0.title) }) { first, _ in first }
        return try await procedures.books(organisation: organisation).compactMap { row in
            guard let slug = ProcedureSlug(row.slug) else { return nil }
            let title = titles[row.slug] ?? row.draft.flatMap { try? FileTree(yaml: $0) }?.string("title") ?? row.slug
            return ProcedureBook(slug: slug, title: title, unit: row.unit, published: row.published, latest: row.latest)
        }
    }

    func current(of slug: ProcedureSlug, in organisation: OrganisationID) async throws -> CurrentBook? {
        try await procedures.current(slug: slug, organisation: organisation).map {
            CurrentBook(number: $0.number, isPublished: $0.isPublished, createdAt: $0.createdAt, source: $0.source)
        }
    }

    func sources(of organisation: OrganisationID) async throws -> [ProcedureSlug: String] {
        try await procedures.sources(organisation: organisation)
    }

    func versions(of slug: ProcedureSlug, in organisation: OrganisationID) async throws -> [BookVersion] {
        let cards = try await procedures.versions(slug: slug, organisation: organisation)
        guard let procedure = cards.first?.procedure else { return [] }
        let units = try await organisations.units(of: organisation).map(\.id)
        let counts = try await dossiers.openCounts(of: procedure, in: units)
        return cards.map { card in
            BookVersion(
                number: card.number, state: BookVersion.State(card.state), createdAt: card.createdAt, agent: card.author, note: card.note,
                openDossiers: counts[card.version] ?? 0)
        }
    }

    func source(of slug: ProcedureSlug, number: Int, in organisation: OrganisationID) async throws -> String? {
        try await procedures.source(slug: slug, number: number, organisation: organisation)
    }

    func publish(
        _ source: String, in organisation: OrganisationID, by agent: AgentID, note: String, now: Date
    ) async throws -> (number: Int?, isPublished: Bool, faults: [FileFault]) {
        let units = try await Dictionary(uniqueKeysWithValues: self.units(of: organisation).map { ($0.key, $0.id) })
        let outcome = try await procedures.importFile(
            yaml: source, organisation: organisation, units: units, publish: true, author: agent, note: note, now: now)
        switch outcome {
        case .refused(let faults): return (nil, false, faults)
        case .kept(let version, let faults): return (version.number, version.state == .published, faults)
        }
    }

    func retire(_ slug: ProcedureSlug, in organisation: OrganisationID, now: Date) async throws {
        _ = try await procedures.retire(slug: slug.description, organisation: organisation, now: now)
    }

    func procedures(of organisation: OrganisationID) async throws -> [StudioProcedure] {
        var offered: [StudioProcedure] = []
        for card in try await procedures.all(organisation: organisation) where !card.isExternal {
            let fields = try await procedures.published(slug: card.slug, organisation: organisation)?.definition.form?.fields ?? []
            offered.append(StudioProcedure(slug: card.slug, title: card.title, questions: fields))
        }
        return offered
    }

    func units(of organisation: OrganisationID) async throws -> [StudioUnit] {
        try await organisations.units(of: organisation).map { StudioUnit(id: $0.id, key: $0.key, name: $0.name) }
    }

    func trialTemplates() async throws -> TrialTemplates { try .shipped() }

    func paper(of page: String) async throws -> [UInt8] { try await correspondence.paper(of: page) }

    func names(of agents: Set<AgentID>) async throws -> [AgentID: String] { try await identity.names(of: agents.sorted()) }
}

extension BookVersion.State {
    fileprivate init(_ state: VersionState) {
        self =
            switch state {
            case .draft: .draft
            case .published: .published
            case .retired: .retired
            }
    }
}
