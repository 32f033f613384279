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

    /// Who comes upon a session left open in a library must not add their telephone, and shut the owner out.
    @Sendable private func begin(_ space: SpaceVisit) async throws -> Response {
        let person = try await people.person(space)
        if try await people.mustGivePassphrase(person, space) {
            do {
                try await people.confirm(space.visit.form.first("phrase") ?? "", of: person, from: space.visit.personOrigin, at: space.visit.now)
            } catch PeopleProblem.wrongCredentials {
                return try await page(space, refusal: ("phrase", UserMessage("people.passphrase.notCurrent")))
            } catch let problem as PeopleProblem { return try await page(space, refusal: ("phrase", problem.message)) }
        } else if try await people.openSession(space.session, of: person.organisation, at: space.visit.now)?.session.isFresh(at: space.visit.now)
            != true
        {
            return try await page(space, refusal: ("ajouter", UserMessage("people.factor.notFresh")))
        }
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

    private func page(
        _ space: SpaceVisit, problem: PeopleProblem? = nil, refusal: (field: String, message: UserMessage)? = nil
    ) async throws -> Response {
        let asksPassphrase = try await people.mustGivePassphrase(people.person(space), space)
        let factor = try await people.factors.find(space.viewer.person).flatMap { $0.isConfirmed ? $0 : nil }
        let words = space.words, title = words("people.factor.title")
        let refused: HTTPResponse.Status? = refusal == nil ? nil : .unprocessableContent
        let status = problem.map { $0.kind == .tooMany ? HTTPResponse.Status.tooManyRequests : .unprocessableContent } ?? refused ?? .ok
        return space.visit.page(
            title: title, status: status,
            """
            \(problem.map { ErrorSummary([.init(href: "#\(CodePage.code)", text: words($0.message))], words: words) })
            \(refusal.map { ErrorSummary([.init(href: "#\($0.field)", text: words($0.message))], words: words) })
            \(BackLink(OwnAccountPages.path, words: words))
            \(space.visit.query("fait") == nil ? nil : Notice(.success, words("people.factor.removed")))
            <h1>\(title)</h1>
            \(factor.map { present($0, problem, space) } ?? absent(space, asksPassphrase, refusal))
            """)
    }

    private func absent(_ space: SpaceVisit, _ asksPassphrase: Bool, _ refusal: (field: String, message: UserMessage)?) -> HTML {
        let words = space.words
        let error = refusal.flatMap { $0.field == "phrase" ? words($0.message) : nil }
        let phrase = TextInput(Question("phrase", words("people.account.field.phrase"), words, error: error), .password)
        return """
            <p>\(words("people.factor.absent"))</p>
            <p>\(words("people.factor.warning"))</p>
            <form method="post" action="\(Self.path)" id="ajouter" tabindex="-1" novalidate>\(space.visit.formToken)
            \(if: asksPassphrase, phrase.html)
            \(Button(words("people.factor.begin")))</form>
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
