import Core
import Foundation

/// What is done without anybody asking, as days pass. Every question finds only what is still to be done: a sweep that has nothing to do costs nothing.
protocol ClockSweep: Sendable {
    /// The versions followed by the requests whose silence is past.
    func versionsPastSilence(in organisation: OrganisationID, today: LocalDate) async throws -> [ProcedureVersionID]
    /// Writes what silence decided on some requests, all or nothing.
    /// - Returns: how many are done with: a request that could not be decided does not hold the sweep for ever.
    func decideBySilence(
        in organisation: OrganisationID, today: LocalDate, now: Date, _ decide: @escaping @Sendable (inout Dossier, [HistoryLine]) -> Changes
    ) async throws -> Int
    /// Reminds those who have not answered, once for each time limit.
    /// - Returns: how many.
    func remind(
        in organisation: OrganisationID, today: LocalDate, now: Date, _ remind: @escaping @Sendable (inout Dossier) -> Changes
    ) async throws -> Int
    /// Orders that whoever answers for a unit be told of the requests on which silence will soon decide, once for each date.
    /// - Returns: how many requests.
    func warnOfSilence(in organisation: OrganisationID, today: LocalDate, now: Date) async throws -> Int
    /// The same of the decisions that are taken and not notified: their letter has not left.
    /// - Returns: how many requests.
    func warnOfUnsent(in organisation: OrganisationID, today: LocalDate, now: Date) async throws -> Int
    /// The open requests whose last day to answer is one of these.
    /// - Parameter only: `nil`: all of them.
    func withAnswersDue(on days: ClosedRange<LocalDate>, only: [Reference]?, in organisation: OrganisationID) async throws -> [(
        id: DossierID, answerBy: LocalDate
    )]
}

/// How long before a date people are told of it, in days.
enum Ahead {
    static let ofSilence = 7
    static let ofAnswer = 5
    /// A decision taken today leaves with the day's letters: nobody is told before, unless silence decides tomorrow.
    static let toPost: TimeInterval = 86_400
    /// At most as many requests in one transaction: the others wait a moment, and people at work do not.
    static let batch = 100
}

/// An order to tell whoever answers for a unit that silence will soon decide on some of its requests, or that decisions taken there are not notified.
public struct SilenceWarning: Sendable, Equatable {
    public static let jobKind = "requests.silenceNear"

    public struct Request: Sendable, Equatable {
        public let reference: Reference
        public let version: ProcedureVersionID
        public let on: LocalDate
    }

    public enum Matter: String, Sendable {
        /// Nobody has decided.
        case undecided
        /// Decided, and the letter that says so waits: until it leaves, silence may still decide (CRPA L221-8).
        case unsent
    }

    public let organisation: OrganisationID
    public let unit: UnitID
    public let matter: Matter
    /// By date.
    public let requests: [Request]
}

extension SilenceWarning {
    /// `nil` for what is not such an order.
    public init?(_ payload: JSON) {
        guard let organisation = payload["organisation"]?.int, let unit = payload["unit"]?.int, let requests = payload["requests"]?.array else {
            return nil
        }
        self.init(
            organisation: OrganisationID(Int64(organisation)), unit: UnitID(Int64(unit)),
            matter: payload["matter"]?.string.flatMap(Matter.init) ?? .undecided,
            requests: requests.compactMap { request in
                guard let reference = request["reference"]?.string.flatMap(Reference.init), let version = request["version"]?.int,
                    let day = request["on"]?.string.flatMap({ LocalDate($0) })
                else { return nil }
                return Request(reference: reference, version: ProcedureVersionID(Int64(version)), on: day)
            })
    }

    var payload: JSON {
        [
            "organisation": .int(Int(organisation.rawValue)), "unit": .int(Int(unit.rawValue)), "matter": .string(matter.rawValue),
            "requests": .array(
                requests.map { request in
                    [
                        "reference": .string(request.reference.description), "version": .int(Int(request.version.rawValue)),
                        "on": .string(request.on.description),
                    ]
                }),
        ]
    }
}
