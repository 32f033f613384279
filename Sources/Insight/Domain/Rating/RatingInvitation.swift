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
        let nonce = String(Secret.mark("nonce:\(dossier)", key: key).prefix(24))
        let text = "\(procedure).\(unit).\(channel.rawValue).\(nonce)"
        return "\(Self.path)/\(text).\(signature(text, organisation))"
    }

    /// `nil` for a link that we did not make, or that another authority's site is shown.
    func read(_ text: String, in organisation: OrganisationID) -> RatingInvitation? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, let procedure = ProcedureID(parts[0]), let unit = UnitID(parts[1]), let channel = Channel(rawValue: parts[2]),
            Secret.areEqual(parts[4], signature(parts[0..<4].joined(separator: "."), organisation))
        else { return nil }
        return RatingInvitation(procedure: procedure, unit: unit, channel: channel, nonce: parts[3])
    }

    private func signature(_ text: String, _ organisation: OrganisationID) -> String {
        String(Secret.mark("rating:\(organisation):\(text)", key: key).prefix(32))
    }
}
