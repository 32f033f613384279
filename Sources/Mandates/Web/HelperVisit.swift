import Core
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// A visit by a helper who signed in.
struct HelperVisit: Sendable {
    let visit: Visit
    let helper: HelperViewer

    var words: Words { visit.words }
    var form: SentForm { visit.form }
    /// What the database holds of the key of this session.
    var session: String { Secret.digest(visit.helperSession ?? "") }
}

extension MandatesFeature {
    /// A page of helpers. Who is not signed in goes to their door.
    func helping(
        _ method: HTTPRequest.Method, _ path: String, answer: @escaping @Sendable (HelperVisit) async throws -> Response
    ) -> Route {
        let enter: @Sendable (Visit) async throws -> Response = { visit in
            guard let helper = visit.helper else { return .seeOther(HelperDoor.path) }
            return try await answer(HelperVisit(visit: visit, helper: helper))
        }
        return method == .get ? .get(path, answer: enter) : .post(path, answer: enter)
    }

    /// A mandate of the helper's own organisation.
    func mandate(_ visit: HelperVisit) async throws -> Mandate {
        let id: MandateID = try visit.visit.parameter("mandate")
        guard let found = try await mandates.find(id, of: RelayID(visit.helper.relay), in: visit.helper.organisation) else {
            throw MandateProblem.unknown
        }
        return found
    }
}

/// A mandate in words.
struct MandateWords {
    let words: Words
    let visit: Visit

    func families(_ perimeters: Set<Perimeter>) -> String {
        Perimeter.allCases.filter(perimeters.contains).map { words("mandates.perimeter.\($0.rawValue)") }.joined(separator: " ; ")
    }

    func standing(_ mandate: Mandate) -> StatusTag {
        let standing = mandate.standing(at: visit.now)
        let tone: StatusTag.Tone =
            switch standing {
            case .alive: .good
            case .awaiting: .waiting
            case .refused: .bad
            case .over, .ended, .lapsed: .neutral
            }
        return StatusTag(words("mandates.standing.\(standing.rawValue)"), tone)
    }

    func day(_ date: Date?) -> String { date.map { $0.inWords(words.language, in: visit.site.zone) } ?? "" }

    func rows(_ mandate: Mandate) -> [SummaryList.Row] {
        var rows = [
            SummaryList.Row(words("mandates.row.relay"), mandate.relayName),
            .init(words("mandates.row.families"), families(mandate.perimeters)),
            .init(words("mandates.row.duration"), words("mandates.duration.\(mandate.duration.rawValue)")),
        ]
        if let given = mandate.givenAt { rows.append(.init(words("mandates.row.given"), day(given))) }
        if let end = mandate.endsAt { rows.append(.init(words("mandates.row.until"), day(end))) }
        if let ended = mandate.endedAt, let by = mandate.endedBy {
            rows.append(.init(words("mandates.row.ended"), words("mandates.ended.\(by.rawValue)", ["date": day(ended)])))
        }
        return rows
    }
}
