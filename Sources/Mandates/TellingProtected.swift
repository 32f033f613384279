import Core
import Foundation
import Storage
import Web

/// What a representative filed.
public struct FiledForAnother: Sendable {
    public let reference: Reference
    public let procedure: String
    public let representative: String
    /// Opens the request: it is the person's as much as the representative's.
    public let link: String

    public init(reference: Reference, procedure: String, representative: String, link: String) {
        (self.reference, self.procedure, self.representative, self.link) = (reference, procedure, representative, link)
    }
}

extension MandatesFeature {
    /// Where what is written of a request goes now. A representative is not written to any more once their measure is over or their access was closed: the
    /// person is, at the address that an agent wrote.
    /// - Parameter email: what was typed in the form.
    public func reached(at email: EmailAddress?, under access: Int64, in organisation: OrganisationID, on day: LocalDate) async throws
        -> EmailAddress?
    {
        guard let email, let held = try await representations.find(AccessID(access), in: organisation), !held.isAlive(on: day),
            held.access.email == email.description
        else { return email }
        return EmailAddress(held.access.personEmail)
    }

    /// The protected person is told of what was filed for them, at the address that an agent wrote (C. civ. 457-1). Twice asked, once written.
    public func tellPerson(of access: Int64, _ filed: FiledForAnother, of site: Site, words: Words, at now: Date) async throws {
        guard let held = try await representations.find(AccessID(access), in: site.organisation), let email = EmailAddress(held.access.personEmail)
        else { return }
        let letter = MandateLetter(
            to: email, subject: words("mandates.represent.told.subject", ["town": site.name]),
            text: words(
                "mandates.represent.told.text",
                [
                    "name": filed.representative, "procedure": filed.procedure, "number": filed.reference.description, "link": filed.link,
                    "phone": site.phone, "town": site.name,
                ]), key: "represented:\(filed.reference)")
        let letters = letters
        try await database.write { try letters.send(letter, of: site, now: now, on: $0) }
    }
}
