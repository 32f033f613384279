import Core
import Dossiers
import Foundation
import Organisations

/// The authorities of this installation, as requests are handed over from one to the other.
struct AuthoritiesOfDossiers: Authorities {
    let organisations: OrganisationsFeature

    func others(than organisation: OrganisationID) async throws -> [AuthoritySheet] {
        try await organisations.all().filter { $0.id != organisation }.map { other in
            AuthoritySheet(
                id: other.id, name: other.details.name, phone: other.details.phone, email: other.details.email, address: other.details.address,
                baseURL: other.details.baseURL, zone: other.details.zone)
        }
    }
}
