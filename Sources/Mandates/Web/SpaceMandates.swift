import Core
import HTTPTypes
import Hummingbird
import Web

/// In one's space: the mandates given with one's card.
struct SpaceMandates: Sendable {
    let room: MandatesFeature

    static let path = "/espace/mandats"

    var routes: [Route] { [.get(Self.path, answer: show), .post(Self.path + "/:mandate/fin", answer: end)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        if visit.representing != nil { return .seeOther(RepresentationPages.path) }
        guard let person = visit.person else { return .seeOther("/espace/connexion?retour=\(Self.path)") }
        let words = visit.words, said = MandateWords(words: words, visit: visit)
        let mandates = try await room.mandates.list(ofMarks: person.marks, in: person.organisation)
        var sections = mandates.map { mandate -> HTML in
            let canEnd = [.awaiting, .alive].contains(mandate.standing(at: visit.now))
            return """
                <section><h2>\(mandate.relayName)</h2><p>\(said.standing(mandate))</p>
                \(SummaryList(said.rows(mandate), words: words))
                \(if: canEnd, EndingForm(action: "\(Self.path)/\(mandate.id)/fin", visit: visit).html)</section>
                """
        }
        if sections.isEmpty { sections = ["<p>\(words("mandates.space.empty"))</p>"] }
        return visit.page(
            title: words("mandates.space.title"),
            """
            \(BackLink("/espace", words: words))
            <h1>\(words("mandates.space.title"))</h1>
            \(sections)
            <p><a href="\(OwnMandates.path)">\(words("mandates.space.byNumber"))</a></p>
            """)
    }

    @Sendable private func end(_ visit: Visit) async throws -> Response {
        guard let person = visit.person else { return .seeOther("/espace/connexion") }
        let id: MandateID = try visit.parameter("mandate")
        let own = try await room.mandates.list(ofMarks: person.marks, in: person.organisation)
        guard let mandate = own.first(where: { $0.id == id }) else { throw MandateProblem.unknown }
        try await room.mandates.end(mandate, by: .person, "", of: person.organisation, at: visit.now)
        return .seeOther(Self.path)
    }
}
