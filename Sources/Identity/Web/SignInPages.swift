import Core
import HTTPTypes
import Hummingbird
import Secrets
import Web

/// Coming in, going out.
struct SignInPages {
    let identity: IdentityFeature

    var routes: [Route] {
        [
            .get(SignInPage.path, answer: show),
            .post(SignInPage.path, answer: open),
            .post("/bureau/deconnexion", answer: close),
        ]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let back = ReturnPath(visit.query("retour"))
        if visit.agent != nil { return .seeOther((back ?? .desk).path) }
        var page = SignInPage(visit: visit, hasProvider: identity.provider != nil, back: back)
        if visit.query("fin") != nil { page.notice = Notice(.success, visit.words("identity.signIn.closed")) }
        if back != nil { page.notice = Notice(.info, visit.words("identity.signIn.needed")) }
        return visit.page(title: page.title, page.html)
    }

    @Sendable private func open(_ visit: Visit) async throws -> Response {
        let login = visit.form.text("email") ?? ""
        do {
            let agent = try await identity.signIn.recognise(
                login: login, password: visit.form.first(PasswordField.current) ?? "", of: visit.site.organisation, from: visit.origin, at: visit.now)
            switch try await identity.enter(agent, of: visit.site.organisation, from: visit.origin, at: visit.now) {
            case .open(let session): return try await Self.opened(session, visit, identity)
            case .code(let key): return SecondStepPage(visit: visit, key: key).response
            case .enrol(let key, let code): return EnrolPage(visit: visit, key: key, code: code, account: login).response
            }
        } catch let problem as IdentityProblem {
            return refused(problem, login, visit)
        }
    }

    /// The session has a new key, and the one that this browser had before is closed: a key planted earlier opens nothing.
    static func opened(_ session: NewSession, _ visit: Visit, _ identity: IdentityFeature, leadingTo back: ReturnPath? = nil) async throws -> Response
    {
        SignInLog.opened(session.agent)
        if let earlier = visit.session { try await identity.closeSession(earlier) }
        var response: Response
        if let kept = KeptForm(carriedBy: visit.form) {
            let title = visit.words("identity.kept.title")
            response = visit.page(title: title, "<h1>\(title)</h1><p>\(visit.words("identity.kept.text"))</p>\(kept.again(visit))")
        } else {
            response = .seeOther((back ?? ReturnPath(visit.form.first("retour")) ?? .desk).path)
        }
        visit.setSession(session.token, on: &response)
        return response
    }

    private func refused(_ problem: IdentityProblem, _ login: String, _ visit: Visit) -> Response {
        SignInLog.refused(problem)
        let page = SignInPage(
            visit: visit, hasProvider: identity.provider != nil, login: login, back: ReturnPath(visit.form.first("retour")),
            kept: KeptForm(carriedBy: visit.form), refusal: problem.message)
        var response = visit.page(title: page.title, status: problem == .wrongCredentials ? .unprocessableContent : .tooManyRequests, page.html)
        if case .mustWait(let seconds) = problem { response.headers[.retryAfter] = String(Int(seconds.rounded(.up))) }
        return response
    }

    @Sendable private func close(_ visit: Visit) async throws -> Response {
        let elsewhere = try await identity.providerLogout(visit)
        if let token = visit.session { try await identity.closeSession(token) }
        var response = elsewhere.map { LeavingProviderPage(visit: visit, address: $0).response } ?? .seeOther(SignInPage.path + "?fin=1")
        visit.setSession("", on: &response)
        return response
    }
}

extension IdentityFeature {
    func closeSession(_ token: String) async throws {
        let digest = Secret.digest(token)
        try await sessions.close(digest)
        cache.forget(digest)
    }

    /// The sign-in page for a form of the desk that came after its session had ended: it says that nothing is lost, keeps the form, and gives it back.
    public func signInAgain(_ visit: Visit) -> Response {
        let notice = Notice(.important, title: visit.words("identity.kept.ended"), visit.words("identity.kept.nothingLost"))
        let page = SignInPage(visit: visit, hasProvider: provider != nil, kept: KeptForm(interrupted: visit), notice: notice)
        return visit.page(title: page.title, status: .unauthorized, page.html)
    }
}
