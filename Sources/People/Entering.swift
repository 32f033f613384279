import Core
import Foundation
import Secrets
import Storage
import Web

/// Coming in. An unknown address goes the same way as a known one: counted, compared (with a decoy), refused in the same words, after the same time.
extension PeopleFeature {
    /// - Parameter back: where they go once in, were a code to be asked first.
    /// - Throws: ``PeopleProblem/wrongCredentials``, ``PeopleProblem/mustWait(_:)``, ``PeopleProblem/tooBusy``.
    func enter(
        _ typed: String, passphrase: String, of organisation: OrganisationID, from origin: PersonOrigin, leadingTo back: SpaceReturn, at now: Date
    ) async throws -> PersonEntry {
        let login = String(Text.trimmed(typed).lowercased().prefix(254))
        let counted = [tryKeys.account(login, of: organisation), tryKeys.address(origin.address)]
        try await tries.begin(counted, at: now)
        // What is no address is looked for like one: it takes the same time.
        let email = EmailAddress(login) ?? Self.nobody
        let known = try await persons.credentials(email, of: organisation)
        guard let person = known?.person, try await isRight(passphrase, known?.passphraseHash, of: person, counted, at: now) else {
            if known == nil { _ = try await isRight(passphrase, nil, of: nil, counted, at: now) }
            throw PeopleProblem.wrongCredentials
        }
        try await forgive(counted, at: now)
        return try await database.write { try $0.admit(person, by: .passphrase, leadingTo: back, from: origin.device, at: now) }
    }

    /// Whether this is the person's own passphrase: asked again before it is changed, and throttled like a sign-in.
    func confirm(_ passphrase: String, of person: Person, from origin: PersonOrigin, at now: Date) async throws {
        let counted = [tryKeys.account("person.\(person.id)", of: person.organisation), tryKeys.address(origin.address)]
        try await tries.begin(counted, at: now)
        let hash = try await persons.passphraseHash(of: person.id)
        guard try await isRight(passphrase, hash, of: person.id, counted, at: now) else { throw PeopleProblem.wrongCredentials }
        try await forgive(counted, at: now)
    }

    private func isRight(_ passphrase: String, _ stored: String?, of person: PersonID?, _ counted: [TryKey], at now: Date) async throws -> Bool {
        let hash = stored ?? passphrases.decoy
        let verdict: PasswordVerdict
        do { verdict = try await passphrases.verify(passphrase, against: hash) } catch {
            try await tries.takeBack(counted, at: now)  // our fault, not a wrong passphrase
            throw error
        }
        guard let person, stored != nil, verdict.isRight else { return false }
        if verdict == .rightButOutdated { try await persons.replaceHash(hash, with: passphrases.hash(passphrase), of: person) }
        return true
    }

    private func forgive(_ counted: [TryKey], at now: Date) async throws {
        try await tries.reset(counted[0])
        try await tries.takeBack([counted[1]], at: now)
    }

    /// An address that nobody has (RFC 2606).
    private static let nobody = EmailAddress("nobody@nowhere.invalid") ?? { preconditionFailure("an address of ours") }()
}

/// What we write about a space.
enum LetterKind: String {
    /// The link that opens it, and the one that gives it another address.
    case enter, change
    /// What was changed, for who did not change it.
    case changed, passphrase, factorOn, factorOff, closed
}

extension PeopleFeature {
    /// Sends a link that opens the space of an address, whether there is one or not.
    /// - Throws: ``PeopleProblem/mustWait(_:)``: too many were asked for this address, or from this place.
    func sendLink(to email: EmailAddress, back: SpaceReturn, _ visit: Visit) async throws {
        try await tries.begin([tryKeys.mail(email, of: visit.site.organisation), tryKeys.address(visit.address)], at: visit.now)
        try await send(EntryLink(email: email, changing: nil, back: back), .enter, visit)
        try await tries.takeBack([tryKeys.address(visit.address)], at: visit.now)
    }

    /// Sends a link to the address that a person wants instead of theirs, and tells the old one.
    func sendChange(to email: EmailAddress, of person: Person, _ visit: Visit) async throws {
        try await tries.begin([tryKeys.mail(email, of: visit.site.organisation)], at: visit.now)
        try await send(EntryLink(email: email, changing: person.id, back: .space), .change, visit)
    }

    private func send(_ link: EntryLink, _ kind: LetterKind, _ visit: Visit) async throws {
        let token = Secret.token()
        let letter = letter(kind, to: link.email, ["link": visit.site.baseURL + LinkPages.path(token)], key: "space:\(Secret.digest(token))", visit)
        try await links.add(link, token: token, of: visit.site.organisation, at: visit.now) { [letters] connection in
            try letters.send(letter, of: visit.site, now: visit.now, on: connection)
        }
    }

    /// Tells a person that something changed in their space, when they have an address.
    func tell(_ kind: LetterKind, to email: EmailAddress?, _ visit: Visit) async throws {
        guard let email else { return }
        let letter = letter(kind, to: email, [:], key: "space:\(Secret.token())", visit)
        try await database.write { [letters] connection in try letters.send(letter, of: visit.site, now: visit.now, on: connection) }
    }

    private func letter(_ kind: LetterKind, to email: EmailAddress, _ more: [String: String], key: String, _ visit: Visit) -> PersonLetter {
        let values = ["town": visit.site.name, "phone": visit.site.phone].merging(more) { $1 }
        return PersonLetter(
            to: email, subject: visit.words(UserMessage("people.mail.\(kind.rawValue).subject", values)),
            text: visit.words(UserMessage("people.mail.\(kind.rawValue).text", values)), key: key)
    }
}
