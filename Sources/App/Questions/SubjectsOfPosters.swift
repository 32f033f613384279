import Core
import Correspondence
import Definitions
import Foundation
import Organisations
import Procedures

/// The procedures and the places that posters tell of.
struct SubjectsOfPosters: PosterSubjects {
    let organisations: OrganisationsFeature
    let procedures: ProceduresFeature

    func procedures(of organisation: OrganisationID) async throws -> [PosterChoice] {
        try await procedures.all(organisation: organisation).map { PosterChoice(key: $0.slug, name: $0.title) }
    }

    func places(of organisation: OrganisationID) async throws -> [PosterChoice] {
        try await organisations.units(of: organisation).map { PosterChoice(key: $0.key, name: $0.name) }
    }

    func poster(ofProcedure key: String, in organisation: OrganisationID) async throws -> PosterFacts? {
        guard let town = try await organisations.organisation(organisation)?.details,
            let procedure = try await procedures.published(slug: key, organisation: organisation)
        else { return nil }
        let unit = try await organisations.units(of: organisation).first { $0.id == procedure.unit }
        let definition = procedure.definition
        return PosterFacts(
            title: definition.title, summary: definition.summary, address: town.baseURL + procedure.path,
            phoneHint: definition.channels.phone ?? "", counterHint: definition.channels.counter ?? "", place: place(unit?.details, in: town))
    }

    func poster(ofPlace key: String, in organisation: OrganisationID) async throws -> PosterFacts? {
        guard let town = try await organisations.organisation(organisation)?.details,
            let unit = try await organisations.units(of: organisation).first(where: { $0.key == key })
        else { return nil }
        return PosterFacts(title: unit.name, summary: unit.commitment, address: town.baseURL, place: place(unit.details, in: town))
    }

    /// What a unit does not say is the authority's.
    private func place(_ unit: UnitDetails?, in town: OrganisationDetails) -> PosterPlace {
        func first(_ texts: String?...) -> String { texts.compactMap(\.self).first { !$0.isEmpty } ?? "" }
        return PosterPlace(
            name: first(unit?.name, town.name), phone: first(unit?.phone, town.phone), address: first(unit?.address, town.address),
            openingHours: first(unit?.openingHours, town.openingHours))
    }
}
