import Core
import Hummingbird
import Logging
import Web

/// Where helpers come in and go out.
struct HelperDoor: Sendable {
    let room: MandatesFeature

    static let path = "/aidants/connexion"
    static let exit = "/aidants/deconnexion"
    private static let logger = Logger(label: "mandates")

    var routes: [Route] {
        [
            .get(Self.path) { visit in visit.helper == nil ? page(visit) : .seeOther(MandatePages.home) },
            .post(Self.path, answer: enter), .post(Self.exit, answer: leave),
        ]
    }

    @Sendable private func enter(_ visit: Visit) async throws -> Response {
        let form = visit.form
        do {
            let key = try await room.enter(
                form.text("identifiant") ?? "", passphrase: form.first("phrase") ?? "", code: form.text("code") ?? "", visit)
            if let earlier = visit.helperSession { try await room.helpers.leave(Secret.digest(earlier)) }
            var response = Response.seeOther(MandatePages.home)
            visit.setHelperSession(key, on: &response)
            return response
        } catch let problem as MandateProblem {
            Self.logger.notice("A helper was not let in", metadata: ["reason": "\(problem.kind)"])
            return page(visit, problem: problem)
        }
    }

    @Sendable private func leave(_ visit: Visit) async throws -> Response {
        if let key = visit.helperSession { try await room.helpers.leave(Secret.digest(key)) }
        var response = Response.seeOther(Self.path)
        visit.setHelperSession("", on: &response)
        return response
    }

    private func phone(_ visit: Visit) -> HTML? {
        visit.site.phone.isEmpty ? nil : "<p><a href=\"\(visit.site.phone.telephoneLink)\">\(visit.site.phone)</a></p>"
    }

    private func page(_ visit: Visit, problem: MandateProblem? = nil) -> Response {
        let words = visit.words, error = problem.map { words($0.message) }
        return visit.page(
            title: words("mandates.door.title"), status: problem == nil ? .ok : .unprocessableContent,
            """
            \(error.map { ErrorSummary([.init(href: "#identifiant", text: $0)], words: words) })
            \(visit.query("pret") == nil ? nil : Notice(.success, words("mandates.door.ready")))
            <h1>\(words("mandates.door.title"))</h1>
            <p>\(words("mandates.door.intro"))</p>
            <form method="post" action="\(Self.path)" novalidate>\(visit.formToken)
            \(TextInput(Question("identifiant", words("mandates.door.email"), words, error: error), .helperLogin, value: visit.form.first("identifiant") ?? ""))
            \(TextInput(Question("phrase", words("mandates.invitation.phrase"), words), .password))
            \(TextInput(Question("code", words("mandates.invitation.code"), words, hint: words("mandates.invitation.code.hint")), .oneTimeCode))
            \(Button(words("mandates.door.enter")))
            </form>
            \(Details(words("mandates.door.lost"), "<p>\(words("mandates.door.lost.text"))</p>\(phone(visit))"))
            <p><a href="\(RelayPages.path)">\(words("mandates.about.title"))</a></p>
            """)
    }
}

extension InputTraits {
    /// The address as a name: what password keepers look for beside the passphrase.
    static let helperLogin = InputTraits(type: "email", autocomplete: "username", isSpelled: false)
}
