import Core

/// What a filing may rate: which procedure, in which unit, by which way it came in. Nothing of the person, nothing of the request.
struct RatingInvitation: Sendable, Equatable {
    let procedure: ProcedureID
    let unit: UnitID
    let channel: Channel
    /// Drawn from the request with a key: the same for all the links of one request, and of no use to find it again.
    let nonce: String

    /// What is kept once it served.
    var spentMark: String { Secret.digest("rating spent:\(nonce)") }
}

/// Makes the links that ask for a rating, and reads them back. **One request, one rating**: every link of a request carries the same nonce.
struct RatingLinks: Sendable {
    let key: [UInt8]

    static let path = "/avis"

    func path(
        for dossier: DossierID, procedure: ProcedureID, unit: UnitID, channel: Channel, in organisation: OrganisationID
    ) -> String {
        let text = text(dossier, procedure, unit, channel)
        return "\(Self.path)/\(text).\(signature(text, organisation))"
    }

    /// What an agent prints a sheet with, for a request that has ended. It rates nothing by itself, and has the nonce of the links.
    func sheetKey(
        for dossier: DossierID, procedure: ProcedureID, unit: UnitID, channel: Channel, in organisation: OrganisationID
    ) -> String {
        let text = text(dossier, procedure, unit, channel)
        return "\(text).\(signature(text, organisation, on: "sheet"))"
    }

    /// `nil` for a link that we did not make, or that another authority's site is shown.
    func read(_ text: String, in organisation: OrganisationID) -> RatingInvitation? { read(text, in: organisation, on: "rating") }

    func readSheet(_ text: String, in organisation: OrganisationID) -> RatingInvitation? { read(text, in: organisation, on: "sheet") }

    private func text(_ dossier: DossierID, _ procedure: ProcedureID, _ unit: UnitID, _ channel: Channel) -> String {
        let nonce = String(Secret.mark("nonce:\(dossier)", key: key).prefix(24))
        return "\(procedure).\(unit).\(channel.rawValue).\(nonce)"
    }

    private func read(_ text: String, in organisation: OrganisationID, on support: String) -> RatingInvitation? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, let procedure = ProcedureID(parts[0]), let unit = UnitID(parts[1]), let channel = Channel(rawValue: parts[2]),
            Secret.areEqual(parts[4], signature(parts[0..<4].joined(separator: "."), organisation, on: support))
        else { return nil }
        return RatingInvitation(procedure: procedure, unit: unit, channel: channel, nonce: parts[3])
    }

    private func signature(_ text: String, _ organisation: OrganisationID, on support: String = "rating") -> String {
        String(Secret.mark("\(support):\(organisation):\(text)", key: key).prefix(32))
    }
}
