import Core
import Foundation

/// What became of something sent to the person, told by the room that sent it.
public struct ContactNews: Sendable {
    public enum What: String, Sendable { case letterSent, letterReturned, letterSentAgain, letterClosed, called }

    public let what: What
    public let agent: AgentID
    public let agentName: String
    /// The title of the letter, the day, the tracking number, the reason, the outcome: words for the history, nothing of what was said.
    public let detail: [String: String]
    /// The same when one event is told twice.
    public let key: String

    public init(_ what: What, agent: AgentID, agentName: String, detail: [String: String], key: String) {
        (self.what, self.agent, self.agentName, self.detail, self.key) = (what, agent, agentName, detail, key)
    }

    fileprivate var event: HistoryEvent {
        switch what {
        case .letterSent: .letterSent
        case .letterReturned: .letterReturned
        case .letterSentAgain: .letterSentAgain
        case .letterClosed: .letterClosed
        case .called: .called
        }
    }
}

extension DossiersFeature {
    /// Writes it in the dossier's history, once per key.
    public func record(_ news: ContactNews, of id: DossierID, now: Date) async throws {
        let detail = news.detail.merging(["key": news.key]) { $1 }.mapValues { JSON.string($0) }
        let channel: Channel = news.what == .called ? .phone : .post
        _ = try await dossiers.change(
            id,
            knowing: { dossier, history in
                guard !history.contains(where: { $0.detail["key"]?.string == news.key }) else { return Changes() }
                let line = dossier.record(
                    news.event, by: .agent(news.agent, name: news.agentName), channel: channel, detail: .object(detail), at: now)
                return Changes(lines: [line])
            })
    }
}
