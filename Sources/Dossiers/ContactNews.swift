import Core
import Foundation

/// What became of something sent to the person, told by the room that sent it.
public struct ContactNews: Sendable {
    public enum What: String, Sendable {
        case letterPrepared, letterSent, letterDelivered, letterReturned, letterSentAgain, letterClosed, called, counterReady, counterHanded,
            counterEnded
    }

    public let what: What
    /// Who; nobody for what the product does by itself.
    public let agent: AgentID?
    public let agentName: String
    /// The title of the letter, the day, the tracking number, the reason, the outcome: words for the history, nothing of what was said.
    public let detail: [String: String]
    /// The same when one event is told twice.
    public let key: String

    public init(_ what: What, agent: AgentID?, agentName: String, detail: [String: String], key: String) {
        (self.what, self.agent, self.agentName, self.detail, self.key) = (what, agent, agentName, detail, key)
    }

    fileprivate var channel: Channel {
        switch what {
        case .called: .phone
        case .counterReady, .counterHanded: .counter
        default: .post
        }
    }

    fileprivate var event: HistoryEvent {
        switch what {
        case .letterPrepared: .letterPrepared
        case .letterSent: .letterSent
        case .letterDelivered: .letterDelivered
        case .letterReturned: .letterReturned
        case .letterSentAgain: .letterSentAgain
        case .letterClosed: .letterClosed
        case .called: .called
        case .counterReady: .counterReady
        case .counterHanded: .counterHanded
        case .counterEnded: .counterEnded
        }
    }
}

extension DossiersFeature {
    /// Writes it in the dossier's history, once per key, and counts the dates again: a letter may notify a decision.
    /// - Returns: the number of that line; `nil` for a request that is gone.
    @discardableResult
    public func record(_ news: ContactNews, of id: DossierID, zone: TimeZone, now: Date) async throws -> Int? {
        guard let dossier = try await dossiers.find(id), let sheet = try await sheets.version(dossier.procedureVersion) else { return nil }
        let detail = news.detail.merging(["key": news.key]) { $1 }.mapValues { JSON.string($0) }
        let channel = news.channel
        _ = try await dossiers.change(
            id,
            knowing: { dossier, history in
                guard !history.contains(where: { $0.detail["key"]?.string == news.key }) else { return Changes() }
                let actor = news.agent.map { Actor.agent($0, name: news.agentName) } ?? .system
                let line = dossier.record(news.event, by: actor, channel: channel, detail: .object(detail), at: now)
                return Changes(lines: [line], clock: DossierClock(sheet: sheet, zone: zone))
            })
        return try await dossiers.history(of: id).last { $0.detail["key"]?.string == news.key }?.number
    }
}
