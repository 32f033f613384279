import Core
import Foundation
import Law

/// Where the authorisation of the judge, or of the family council, stands, as the history tells it.
enum AuthorisationState: Sendable, Equatable {
    case awaited(article: String)
    case given(on: LocalDate, number: String, article: String)

    /// - Returns: `nil` when none is needed.
    init?(_ history: [HistoryLine]) {
        let history = history.stillAsked
        guard let awaited = history.first(where: { $0.event == .authorisationAwaited }) else { return nil }
        let article = awaited.detail["article"]?.string ?? ""
        guard let line = history.last(where: { $0.event == .authorisationGiven }), let on = line.detail["on"]?.string.flatMap({ LocalDate($0) })
        else {
            self = .awaited(article: article)
            return
        }
        self = .given(on: on, number: line.detail["number"]?.string ?? "", article: article)
    }

    /// Of the code civil: what asks for it.
    static func article(_ act: ProtectedAct, under kind: ProtectionMeasure?) -> String {
        if act == .disposalOfTheHome { return "426" }
        return switch kind {
        case .familyRepresentation, .familyAssistance: "494-6"
        case .notarisedMandate: "490"
        case .privateMandate: "493"
        default: act == .freeDisposal ? "476" : "505"
        }
    }
}

/// The decision of a judge, as who represents the person copied it.
struct JudgeDecision: Sendable, Equatable {
    let on: LocalDate
    let number: String

    /// What stands in the history: the decision itself is a file of the request.
    func record(on dossier: inout Dossier, at now: Date) -> HistoryLine {
        dossier.record(
            .authorisationGiven, by: .person, detail: ["on": .string(on.description), "number": .string(number)], at: now)
    }
}
