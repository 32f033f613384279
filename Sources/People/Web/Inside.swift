import Core
import HTTPTypes
import Hummingbird
import Web

/// A visit by a person who signed in.
struct SpaceVisit: Sendable {
    let visit: Visit
    let viewer: PersonViewer

    var words: Words { visit.words }
    /// What the database holds of the key of this session.
    var session: String { Secret.digest(visit.personSession ?? "") }

    /// The name of the field that says whose page it is that one writes in.
    static let writer = "_pour"
    /// A page that is left open while somebody else signs in must not write in their space.
    var writerField: HTML { "<input type=\"hidden\" name=\"\(Self.writer)\" value=\"\(writerMark)\">" }
    private var writerMark: String { Secret.digest("\(visit.visitor.digest):\(viewer.person)") }

    func isWrittenByViewer() throws(PeopleProblem) {
        if let mark = visit.form.first(Self.writer), mark != writerMark { throw .writtenByAnother }
    }
}

extension PeopleFeature {
    /// A page of the space. Who is not signed in goes to its door, and comes back.
    func inside(
        _ method: HTTPRequest.Method, _ path: String, answer: @escaping @Sendable (SpaceVisit) async throws -> Response
    ) -> Route {
        let enter: @Sendable (Visit) async throws -> Response = { visit in
            // Who acts for somebody leaves that mode before they come back to what is theirs.
            if visit.representing != nil { return .seeOther("/espace/representations") }
            guard let viewer = visit.person else {
                if visit.form.first(SpaceVisit.writer) != nil { throw WebProblem.spaceClosed }
                return .seeOther(EntryPages.path + (method == .get ? "?retour=\(visit.path.percentEncoded)" : ""))
            }
            return try await answer(SpaceVisit(visit: visit, viewer: viewer))
        }
        return method == .get ? .get(path, answer: enter) : .post(path, answer: enter)
    }

    /// The person who is looking, whole.
    func person(_ visit: SpaceVisit) async throws -> Person {
        guard let person = try await persons.find(visit.viewer.person, of: visit.viewer.organisation) else { throw PeopleProblem.unknownPerson }
        return person
    }
}

extension Visit {
    var personOrigin: PersonOrigin { PersonOrigin(address: address, device: DeviceName(userAgent: request.headers[.userAgent] ?? "").text) }

    /// Opens the space, or asks for the code of the telephone.
    func entered(_ entry: PersonEntry, leadingTo back: SpaceReturn, _ people: PeopleFeature) async throws -> Response {
        switch entry {
        case .open(let key): try await opened(key, leadingTo: back, people)
        case .code(let key): CodePage(visit: self, half: key).response
        }
    }

    /// Closes the session that this browser had, and opens another: a key planted earlier opens nothing.
    func opened(_ key: String, leadingTo back: SpaceReturn, _ people: PeopleFeature) async throws -> Response {
        if let earlier = personSession { try await people.sessions.close(Secret.digest(earlier)) }
        var response = Response.seeOther(back.path)
        setPersonSession(key, on: &response)
        return response
    }
}
