import Core
import Forms
import Foundation

/// What came by e-mail or by post for a request that exists.
public struct IncomingMail: Sendable {
    /// What makes it one: the same key is added once, however often it is asked.
    public let key: String
    public let text: String
    /// The names of the files that were put with the request.
    public let files: [String]
    /// For agents: what could not be put with the request, and why.
    public let note: String?
    public let voice: Voice

    public enum Voice: Sendable, Equatable {
        /// - `isTold`: they get a message that says it came.
        case person(isTold: Bool)
        /// On paper, by post: they are told that it came, as with a mail.
        case letter
        /// An answering machine or a report: written as a note, and nobody is told.
        case machine
    }

    public init(key: String, text: String, files: [String], note: String?, voice: Voice) {
        (self.key, self.text, self.files, self.note, self.voice) = (key, text, files, note, voice)
    }
}

extension DossiersFeature {
    /// - Parameter viewer: the agent who adds something to it, and must see it; `nil` for what the product does by itself.
    public func place(of reference: Reference, for viewer: AgentViewer?) async throws -> (dossier: DossierID, organisation: OrganisationID)? {
        let found = if let viewer { try await dossiers.find(reference, viewer: viewer) } else { try await dossiers.find(reference) }
        return found.map { ($0.id, $0.organisation) }
    }

    public func reference(of dossier: DossierID) async throws -> Reference? { try await dossiers.find(dossier)?.reference }

    /// Whether this message was added already: then its files were too.
    public func has(mail key: String, in dossier: DossierID) async throws -> Bool {
        try await dossiers.history(of: dossier).contains { $0.detail["mail"]?.string == key }
    }

    /// Once, however often it is asked.
    public func add(_ mail: IncomingMail, to dossier: DossierID, now: Date) async throws {
        _ = try await dossiers.change(
            dossier,
            knowing: { dossier, history in
                history.contains { $0.detail["mail"]?.string == mail.key } ? Changes() : mail.written(in: &dossier, at: now)
            })
    }
}

extension IncomingMail {
    /// As a message of the person, or as a note for agents.
    fileprivate func written(in dossier: inout Dossier, at now: Date) -> Changes {
        let (author, audience, event): (Actor, NewMessage.Audience, HistoryEvent) =
            voice == .machine ? (.system, .agents, .note) : (.person, .everyone, .message)
        let channel: Channel = voice == .letter ? .post : .email
        var changes = Changes()
        let body = Text.trimmed(text)
        if !files.isEmpty {
            let detail: JSON = ["count": .int(files.count), "mail": .string(key)]
            changes.lines.append(dossier.record(.fileAdded, by: author, channel: channel, detail: detail, at: now))
        }
        if !body.isEmpty || files.isEmpty {
            let detail: JSON = ["length": .int(body.count), "mail": .string(key)]
            changes.lines.append(dossier.record(event, by: author, channel: channel, detail: detail, at: now))
        }
        for piece in Self.pieces(of: body) { changes.messages.append(NewMessage(author: author, audience: audience, body: piece, at: now)) }
        if let note { changes.messages.append(NewMessage(author: .system, audience: .agents, body: note, at: now)) }
        if voice == .person(isTold: true) || voice == .letter, let line = changes.lines.last {
            changes.events.append(Event(.messageWritten, subject: dossier.id.rawValue, line: line.number))
        }
        return changes
    }

    /// A letter longer than a message is several of them, cut between lines where it can be: its original is erased one day, the request is not.
    static func pieces(of text: String, longest: Int = Handling.longestMessage) -> [String] {
        var pieces: [String] = []
        var rest = Substring(text)
        while rest.count > longest {
            let room = rest.prefix(longest)
            let end = room.lastIndex(where: \.isNewline) ?? room.lastIndex(of: " ") ?? room.endIndex
            pieces.append(Text.trimmed(String(rest[..<end])))
            rest = rest[end...].drop(while: \.isWhitespace)
        }
        return (pieces + [String(rest)]).filter { !$0.isEmpty }
    }
}
