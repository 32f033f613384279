import Core

/// What a poster tells: of a procedure, or of a place.
public struct PosterFacts: Sendable, Equatable {
    public var title: String
    /// A sentence or two, in the words of the procedure's own page.
    public var summary: String
    /// The whole address: "https://demarches.admiville.example/demarches/acte-naissance".
    public var address: String
    /// How it is done by phone and at the counter, when the procedure says so.
    public var phoneHint: String
    public var counterHint: String
    public var place: PosterPlace

    public init(title: String, summary: String, address: String, phoneHint: String = "", counterHint: String = "", place: PosterPlace) {
        (self.title, self.summary, self.address) = (title, summary, address)
        (self.phoneHint, self.counterHint, self.place) = (phoneHint, counterHint, place)
    }
}

/// Where people come and call.
public struct PosterPlace: Sendable, Equatable {
    public var name: String
    public var phone: String
    /// Lines separated by line ends, as the hours.
    public var address: String
    public var openingHours: String

    public init(name: String, phone: String, address: String, openingHours: String) {
        (self.name, self.phone, self.address, self.openingHours) = (name, phone, address, openingHours)
    }
}

/// Of what there may be posters.
public struct PosterChoice: Sendable, Equatable {
    /// As addresses name it.
    public var key: String
    public var name: String

    public init(key: String, name: String) { (self.key, self.name) = (key, name) }
}

/// What this room asks of procedures and of places. `App` answers.
public protocol PosterSubjects: Sendable {
    func procedures(of organisation: OrganisationID) async throws -> [PosterChoice]
    func places(of organisation: OrganisationID) async throws -> [PosterChoice]
    /// - Returns: `nil` for a procedure that people do not see.
    func poster(ofProcedure key: String, in organisation: OrganisationID) async throws -> PosterFacts?
    func poster(ofPlace key: String, in organisation: OrganisationID) async throws -> PosterFacts?
}

/// On which paper, and how large.
struct PosterFormat: Sendable, Equatable, LosslessStringConvertible, CaseIterable {
    /// A4 hangs on a wall, A5 is taken away.
    let isLeaflet: Bool
    /// Never below eighteen points, for those who see little.
    let isLargePrint: Bool

    static let allCases = [false, true].flatMap { leaflet in [false, true].map { PosterFormat(isLeaflet: leaflet, isLargePrint: $0) } }

    var description: String { (isLeaflet ? "a5" : "a4") + (isLargePrint ? "-grands-caracteres" : "") + ".pdf" }

    init(isLeaflet: Bool, isLargePrint: Bool) { (self.isLeaflet, self.isLargePrint) = (isLeaflet, isLargePrint) }

    init?(_ text: String) {
        guard let format = Self.allCases.first(where: { $0.description == text }) else { return nil }
        self = format
    }
}

/// For a correspondence without any.
public struct NoPosters: PosterSubjects {
    public init() {}
    public func procedures(of organisation: OrganisationID) async throws -> [PosterChoice] { [] }
    public func places(of organisation: OrganisationID) async throws -> [PosterChoice] { [] }
    public func poster(ofProcedure key: String, in organisation: OrganisationID) async throws -> PosterFacts? { nil }
    public func poster(ofPlace key: String, in organisation: OrganisationID) async throws -> PosterFacts? { nil }
}
