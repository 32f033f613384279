import Core
import Forms
import Foundation
import OpenID
import Secrets
import Storage
import Web

/// The spaces of people: who has one, how they come in, and their mark in each sector. All that the rest of the product may know of them.
///
/// Nobody needs a space. Who has none files, follows and is told of everything as well.
public struct PeopleFeature: Sendable {
    /// After those of the authorities, whose rows they refer to.
    public static let migrations: [Migration] = [
        .createPeople, .createFederation, .createCards, .createPersonFactors, .createProfiles, .createPersonDocuments,
    ]

    let database: any Database
    let vault: Vault
    let persons: SQLPersons
    let sessions: SQLPersonSessions
    let links: SQLLinks
    let sectorKeys: SQLSectorKeys
    let tries: SQLTries
    let tryKeys: TryKeys
    let passphrases: any PasswordHashing
    let requests: any RequestsOfSpaces
    let letters: any PeopleLetters
    let federation: SQLFederation
    let cards: SQLCards
    let factors: SQLPersonFactors
    let profiles: SQLProfiles
    let documents: DocumentShelf
    let checks: any DocumentChecks
    let printer: any CardPrinter
    let words: CardWords
    /// FranceConnect, when the installation has it.
    let franceConnect: OpenIDClient?

    /// - Parameters:
    ///   - secret: 32 bytes, the same on every node: without it nothing stored tells who has a space, nor whose a request is.
    ///   - blobs: where the files of people are put, encrypted already.
    ///   - folder: for a file while it is being encrypted.
    ///   - threads: where passphrases are hashed: those of the whole product.
    public init(
        database: any Database, blobs: any BlobStore, folder: URL, secret: [UInt8], threads: PasswordThreads, requests: any RequestsOfSpaces,
        letters: any PeopleLetters, printer: any CardPrinter, checks: any DocumentChecks, franceConnect: ProviderSettings? = nil
    ) {
        self.init(
            database: database, blobs: blobs, folder: folder, secret: secret,
            passphrases: Argon2id(threads: threads, whenBusy: PeopleProblem.tooBusy), requests: requests,
            letters: letters, printer: printer, checks: checks, franceConnect: franceConnect.map { OpenIDClient($0) })
    }

    init(
        database: any Database, blobs: any BlobStore, folder: URL, secret: [UInt8], passphrases: any PasswordHashing,
        requests: any RequestsOfSpaces, letters: any PeopleLetters, printer: any CardPrinter, checks: any DocumentChecks,
        franceConnect: OpenIDClient? = nil
    ) {
        self.database = database
        vault = Vault(key: Secret.derivedKey(from: secret, for: "vault"))
        persons = SQLPersons(database: database, vault: vault)
        sectorKeys = SQLSectorKeys(database: database, vault: vault)
        sessions = SQLPersonSessions(database: database, keys: sectorKeys)
        links = SQLLinks(database: database, vault: vault)
        tries = SQLTries(database: database)
        tryKeys = TryKeys(key: Secret.derivedKey(from: secret, for: "tries"))
        self.passphrases = passphrases
        self.requests = requests
        self.letters = letters
        self.printer = printer
        words = CardWords(EmbeddedAssets.text("lists/card-words.txt") ?? "")
        cards = SQLCards(database: database)
        factors = SQLPersonFactors(database: database, vault: vault)
        profiles = SQLProfiles(database: database, vault: vault)
        documents = DocumentShelf(table: SQLDocuments(database: database, vault: vault), blobs: blobs, folder: folder)
        self.checks = checks
        federation = SQLFederation(database: database, vault: vault)
        self.franceConnect = franceConnect
    }

    public var routes: [Route] {
        let pages: [[Route]] = [
            EntryPages(people: self).routes, CodePages(people: self).routes, CardPages(people: self).routes,
            CardDesk(people: self, words: words).routes, FranceConnectPages(people: self).routes, LinkPages(people: self).routes,
            SpacePages(people: self).routes, OwnAccountPages(people: self).routes, FactorPages(people: self).routes,
            ProfilePages(people: self).routes, DocumentPages(people: self).routes, OwnCopy(people: self).routes,
        ]
        return pages.flatMap { $0 }
    }

    /// The person whose session this is, if it is still open: what the front door asks when a browser says that it has one.
    public func person(session token: String, organisation: OrganisationID, now: Date) async throws -> PersonViewer? {
        try await openSession(Secret.digest(token), of: organisation, at: now)?.viewer
    }

    /// What a request of this sector is marked with.
    public func mark(of person: PersonViewer, in sector: String, now: Date) async throws -> String {
        guard let known = try await persons.find(person.person, of: person.organisation) else { throw PeopleProblem.unknownPerson }
        return try await sectorKeys.current(of: sector, in: person.organisation, at: now).mark(of: known.seed)
    }

    /// What this person lets forms be filled with: what they keep, then what FranceConnect said when they came in by it.
    /// - Parameter session: the key that their browser has: what was said for one session is not known in another.
    public func known(of person: PersonViewer, session: String) async throws -> [KnownAnswer] {
        guard let known = try await persons.find(person.person, of: person.organisation) else { return [] }
        return try await [KnownAnswer](profiles.find(known), given: profiles.given(session: session, of: known.id))
    }

    /// What of these answers their space does not hold, as it would hold it. What it never keeps is left out.
    public func news(among answers: [FieldRole: Answer], of person: PersonViewer, on today: LocalDate) async throws -> [FieldRole: Answer] {
        guard let known = try await persons.find(person.person, of: person.organisation) else { return [:] }
        return try await profiles.find(known).news(among: answers, on: today).byRole
    }

    /// Keeps these answers with what their space holds already. Where they were written is not known here, and stays unknown.
    public func keep(_ answers: [FieldRole: Answer], of person: PersonViewer, on today: LocalDate, now: Date) async throws {
        guard let known = try await persons.find(person.person, of: person.organisation) else { throw PeopleProblem.unknownPerson }
        try await profiles.change(known, at: now) { profile in
            let news = profile.news(among: answers, on: today)
            return profile.taking(Set(news.answers.values.keys), from: news)
        }
    }

    /// Forgets the sessions, links and counters that are over, and the files of documents that were deleted. Daily work; safe to run twice.
    /// - Returns: how many there were.
    public func sweep(now: Date) async throws -> Int { try await sessions.sweep(at: now) + documents.sweep(at: now) }
}

extension PeopleFeature {
    /// The open session of this digest. That it was used is written once a minute.
    func openSession(_ digest: String, of organisation: OrganisationID, at now: Date) async throws -> OpenPersonSession? {
        guard let found = try await sessions.find(digest, of: organisation), found.session.isOpen(at: now) else { return nil }
        if found.session.mustBeSeen(at: now) { try await sessions.seen(digest, at: now) }
        return found
    }
}

extension PeopleFeature {
    /// The documents that this person keeps, the latest first.
    public func documents(of person: PersonViewer) async throws -> [PersonDocument] {
        guard let known = try await persons.find(person.person, of: person.organisation) else { return [] }
        return try await documents.table.all(of: known)
    }

    /// A document of this person's, and its content, a piece at a time.
    /// - Throws: ``PeopleProblem/unknownDocument`` for somebody else's too.
    public func open(_ document: PersonDocumentID, of person: PersonViewer) async throws -> OpenPersonDocument {
        guard let known = try await persons.find(person.person, of: person.organisation) else { throw PeopleProblem.unknownPerson }
        return try await documents.open(document, of: known)
    }

    /// Keeps a file that was found good.
    /// - Throws: ``PeopleProblem/tooManyDocuments``, ``PeopleProblem/noRoomForDocument``.
    public func keep(_ file: CheckedDocument, for person: PersonViewer, now: Date) async throws {
        guard let known = try await persons.find(person.person, of: person.organisation) else { throw PeopleProblem.unknownPerson }
        let new = NewPersonDocument(title: file.name, fileName: file.name, mediaType: file.mediaType, size: file.size, endsOn: nil)
        _ = try await documents.keep(file.location, as: new, of: known, at: now)
    }
}

extension PeopleFeature {
    /// Where rows of people were deleted. Nothing here names a request: a request holds a mark, which goes with it.
    public static let personalTables = [
        "person", "person_session", "person_link", "person_identity", "person_sign_in", "person_profile", "person_document",
        "person_try", "person_second_factor", "person_recovery_code", "person_half_entry", "person_card", "person_card_event",
    ]
}
