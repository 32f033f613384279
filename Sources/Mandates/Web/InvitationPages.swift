import Core
import Hummingbird
import Secrets
import Web

/// A helper's first visit: a passphrase of their own, and the telephone that will show their codes.
struct InvitationPages: Sendable {
    let room: MandatesFeature

    static let path = "/aidants/invitation"

    var routes: [Route] { [.get(Self.path + "/:token") { try await show($0) }, .post(Self.path + "/:token", answer: activate)] }

    private func show(_ visit: Visit, fault: (field: String, message: UserMessage)? = nil) async throws -> Response {
        let token: String = try visit.parameter("token"), words = visit.words
        guard let invited = try await room.helpers.invited(token, of: visit.site.organisation, at: visit.now) else { throw MandateProblem.linkOver }
        let code = try room.seal.code(invited.codeSealed, of: invited.helper.email)
        func question(_ name: String, hint: String? = nil) -> Question {
            Question(
                name, words("mandates.invitation.\(name)"), words, hint: hint.map { words($0) },
                error: fault.flatMap { $0.field == name ? words($0.message) : nil })
        }
        return visit.page(
            title: words("mandates.invitation.title"), status: fault == nil ? .ok : .unprocessableContent,
            """
            \(fault.map { ErrorSummary([.init(href: "#\($0.field)", text: words($0.message))], words: words) })
            <h1>\(words("mandates.invitation.title"))</h1>
            <p>\(words("mandates.invitation.intro", ["name": invited.helper.name]))</p>
            <form method="post" action="\(Self.path)/\(token)" novalidate>\(visit.formToken)
            <input type="hidden" name="identifiant" autocomplete="username" value="\(invited.helper.email)">
            \(TextInput(question("phrase", hint: "mandates.invitation.phrase.hint"), .newPassword))
            \(TextInput(question("encore"), .newPassword))
            <h2>\(words("mandates.invitation.telephone"))</h2>
            <p>\(words("mandates.invitation.application"))</p>
            <p><a href="\(code.link(issuer: visit.site.name, account: invited.helper.email))">\(words("mandates.invitation.link"))</a>\
            <br><strong translate="no">\(code.groups)</strong></p>
            \(TextInput(question("code", hint: "mandates.invitation.code.hint"), .oneTimeCode))
            \(Button(words("mandates.invitation.send")))
            </form>
            """)
    }

    @Sendable private func activate(_ visit: Visit) async throws -> Response {
        let form = visit.form
        let fault = try await room.activate(
            try visit.parameter("token"), passphrase: form.first("phrase") ?? "", again: form.first("encore") ?? "", code: form.text("code") ?? "",
            visit)
        guard let fault else { return .seeOther(HelperDoor.path + "?pret=1") }
        return try await show(visit, fault: (fault.0, fault.1))
    }
}
