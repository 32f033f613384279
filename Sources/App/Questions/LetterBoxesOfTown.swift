import Core
import Foundation
import Organisations
import Reception

/// Where mail for an address goes: a unit's own address, an authority's, else the only authority of the same domain.
struct LetterBoxesOfTown: LetterBoxes {
    let organisations: OrganisationsFeature
    let own: MailSettings

    func letterBox(for address: MailPath) async throws -> LetterBox? {
        let wanted = Self.withoutDetail(address.folded)
        let all = try await organisations.all()
        for organisation in all {
            if organisation.details.email.lowercased() == wanted { return LetterBox(organisation: organisation.id) }
            let unit = try await organisations.units(of: organisation.id).first { $0.email.lowercased() == wanted }
            if let unit { return LetterBox(organisation: organisation.id, unit: unit.id) }
        }
        let ofDomain = all.filter { $0.details.email.lowercased().hasSuffix("@" + address.domain) }
        // A town and its social centre often share a domain: what one of them is told is not for the other to read.
        if ofDomain.count == 1 { return LetterBox(organisation: ofDomain[0].id) }
        // The mail server was told to bring this domain here: an authority that is alone takes it.
        return all.count == 1 ? LetterBox(organisation: all[0].id) : nil
    }

    func addresses(of organisation: OrganisationID) async throws -> [String] {
        let units = try await organisations.units(of: organisation).map(\.email)
        return units + [try await organisations.organisation(organisation)?.details.email, own.from].compactMap(\.self)
    }

    func unitNames(of organisation: OrganisationID) async throws -> [(id: UnitID, name: String)] {
        try await organisations.units(of: organisation).map { ($0.id, $0.name) }
    }

    /// `contact+anything@` is `contact@`.
    private static func withoutDetail(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@"), let plus = address[..<at].firstIndex(of: "+"), plus > address.startIndex else { return address }
        return String(address[..<plus] + address[at...])
    }
}
