import Core

/// One request as the law sees it: the rules it falls under, the place, and what happened. It is the engine's only input; the day it is today is not
/// one, so an answer says what will be if nothing else happens.
public struct LegalCase: Sendable, Equatable {
    public enum Rule: Sendable, Equatable {
        /// A request under the code des relations entre le public et l'administration.
        case request(SilenceRule)
        case urbanPlanning(UrbanPermit)
        /// Access to an administrative document (CRPA L311-1 s.).
        case documentRequest
        /// A decision put at the person's disposal by the authority's own process (CRPA R112-17 to R112-20).
        case onlineNotification
        /// A decision sent as a lettre recommandée électronique (CPCE L100, R53-3).
        case registeredLetter
        /// A request that must reach us by this day.
        case filingDeadline(LocalDate)
    }

    public let rule: Rule
    public let place: LegalPlace
    public let events: [LegalEvent]

    public init(_ rule: Rule, place: LegalPlace = LegalPlace(), events: [LegalEvent]) { (self.rule, self.place, self.events) = (rule, place, events) }

    /// Every date that the rule and the events determine, and the reasoning.
    public func answer() -> LegalAnswer {
        var answer = LegalAnswer()
        let chronicle = Chronicle(events)
        switch rule {
        case .request(let silence): answer.answer(silence, chronicle, place)
        case .urbanPlanning(let permit): answer.answer(permit, chronicle, place)
        case .documentRequest: answer.answerDocumentRequest(chronicle, place)
        case .onlineNotification: answer.answerOnlineNotification(chronicle, place)
        case .registeredLetter: answer.answerRegisteredLetter(chronicle, place)
        case .filingDeadline(let deadline): answer.answerFiling(chronicle, deadline: deadline)
        }
        return answer
    }
}
