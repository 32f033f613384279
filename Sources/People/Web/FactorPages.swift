import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Secrets
import Web

/// A person's own second factor: adding a telephone, and taking it away. Never asked: a space is a convenience.
struct FactorPages: Sendable {
    let people: PeopleFeature

    static let path = OwnAccountPages.path + "/telephone"

    var routes: [Route] {
        [
            people.inside(.get, Self.path) { try await page($0) },
            people.inside(.post, Self.path, answer: begin),
            people.inside(.post, Self.path + "/confirmation", answer: confirm),
            people.inside(.post, Self.path + "/retrait", answer: remove),
        ]
    }

    @Sendable private func begin(_ space: SpaceVisit) async throws -> Response {
        let person = try await people.person(space)
        let code = try await people.beginFactor(of: person.id, at: space.visit.now)
        return EnrolPage(visit: space.visit, code: code, account: person.email?.description ?? space.visit.site.name).response
    }

    @Sendable private func confirm(_ space: SpaceVisit) async throws -> Response {
        let person = try await people.person(space), visit = space.visit
        do {
            let recovery = try await people.confirmFactor(visit.form.first(CodePage.code) ?? "", of: person, at: visit.now)
            try await people.sessions.closeAll(of: person.id, except: space.session)
            try await people.tell(.factorOn, to: person.email, visit)
            return RecoveryPage(visit: visit, codes: recovery).response
        } catch let problem as PeopleProblem {
            guard let code = try await people.unfinishedFactor(of: person.id) else { return .seeOther(Self.path) }
            return EnrolPage(visit: visit, code: code, account: person.email?.description ?? visit.site.name, problem: problem).response
        }
    }

    /// A code first: a session left open in a library must not take the telephone away.
    @Sendable private func remove(_ space: SpaceVisit) async throws -> Response {
        let person = try await people.person(space), visit = space.visit
        do {
            try await people.useCode(visit.form.first(CodePage.code) ?? "", of: person.id, in: person.organisation, at: visit.now)
        } catch let problem as PeopleProblem { return try await page(space, problem: problem) }
        try await people.factors.remove(person.id)
        try await people.tell(.factorOff, to: person.email, visit)
        return .seeOther(Self.path + "?fait=retrait")
    }

    private func page(_ space: SpaceVisit, problem: PeopleProblem? = nil) async throws -> Response {
        let factor = try await people.factors.find(space.viewer.person).flatMap { $0.isConfirmed ? $0 : nil }
        let words = space.words, title = words("people.factor.title")
        let status: HTTPResponse.Status = problem.map { $0.kind == .tooMany ? .tooManyRequests : .unprocessableContent } ?? .ok
        return space.visit.page(
            title: title, status: status,
            """
            \(problem.map { ErrorSummary([.init(href: "#\(CodePage.code)", text: words($0.message))], words: words) })
            \(BackLink(OwnAccountPages.path, words: words))
            \(space.visit.query("fait") == nil ? nil : Notice(.success, words("people.factor.removed")))
            <h1>\(title)</h1>
            \(factor.map { present($0, problem, space) } ?? absent(space))
            """)
    }

    private func absent(_ space: SpaceVisit) -> HTML {
        """
        <p>\(space.words("people.factor.absent"))</p>
        <p>\(space.words("people.factor.warning"))</p>
        <form method="post" action="\(Self.path)">\(space.visit.formToken)\(Button(space.words("people.factor.begin")))</form>
        """
    }

    private func present(_ factor: PersonFactor, _ problem: PeopleProblem?, _ space: SpaceVisit) -> HTML {
        let words = space.words
        return """
            <p>\(StatusTag(words("people.factor.on"), .good))</p>
            <p>\(words.count(factor.recoveryLeft, "people.factor.left"))</p>
            <form method="post" action="\(Self.path)/retrait" novalidate>\(space.visit.formToken)
            \(CodeInput(words: words, hint: words("people.code.hint"), problem: problem).html)
            \(Button(words("people.factor.remove"), .danger))
            </form>
            """
    }
}

/// The secret to put in the telephone, and the first code to prove that it is there.
private struct EnrolPage {
    let visit: Visit
    let code: OneTimeCode
    let account: String
    var problem: PeopleProblem?

    private var link: String { code.link(issuer: visit.site.name, account: account) }

    var response: Response {
        let words = visit.words, title = words("people.enrol.title")
        return visit.page(
            title: title, status: problem.map { $0.kind == .tooMany ? .tooManyRequests : .unprocessableContent } ?? .ok,
            """
            \(problem.map { ErrorSummary([.init(href: "#\(CodePage.code)", text: words($0.message))], words: words) })
            \(BackLink(FactorPages.path, words: words))
            <h1>\(title)</h1>
            <ol>
            <li>\(words("people.enrol.application"))</li>
            <li>\(words("people.enrol.scan")) <a href="\(link)">\(words("people.enrol.link"))</a>
            \(QRCode(link).map { "<div class=\"square\">\($0.svg(label: words("people.enrol.square")))</div>" as HTML })
            <p>\(words("people.enrol.secret"))<br><strong translate="no">\(code.groups)</strong></p></li>
            <li>\(words("people.enrol.type"))</li>
            </ol>
            <form method="post" action="\(FactorPages.path)/confirmation" novalidate>\(visit.formToken)
            \(CodeInput(words: words, hint: words("people.enrol.hint"), problem: problem).html)
            \(Button(words("people.enrol.button")))
            </form>
            """)
    }
}

/// The recovery codes, shown once.
private struct RecoveryPage {
    let visit: Visit
    let codes: RecoveryCodes

    var response: Response {
        let words = visit.words, title = words("people.recovery.title")
        return visit.page(
            title: title,
            """
            <h1>\(title)</h1>
            \(Notice(.important, words("people.recovery.once")))
            <p>\(words("people.recovery.intro"))</p>
            <ul>\(codes.codes.map { "<li><strong translate=\"no\">\($0)</strong></li>\n" as HTML })</ul>
            <p>\(LinkButton(words("people.recovery.next"), to: OwnAccountPages.path))</p>
            """)
    }
}
