import Core
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What the front door asks of the rest of the product. `App` answers.
public protocol FrontQuestions: Sendable {
    /// The authority served at this host; the only one, when there is one.
    func site(host: String?) async throws -> Site
    /// The agent whose session this is, if it is still open.
    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer?
    /// The person whose session this is, if it is still open.
    func person(session: String, site: Site, now: Date) async throws -> PersonViewer?
    /// The helper whose session this is, if it is still open, and whom they act for if the mandate is still alive.
    func helper(session: String, site: Site, now: Date) async throws -> HelperViewer?
    /// What this person's access as a representative allows now; `nil` when it is not theirs.
    func representing(_ access: Int64, by person: PersonViewer, site: Site, now: Date) async throws -> ActingFor?
}

extension FrontQuestions {
    /// Where there is no space for people.
    public func person(session: String, site: Site, now: Date) async throws -> PersonViewer? { nil }

    /// Where nobody acts for another.
    public func helper(session: String, site: Site, now: Date) async throws -> HelperViewer? { nil }

    /// Where nobody represents another.
    public func representing(_ access: Int64, by person: PersonViewer, site: Site, now: Date) async throws -> ActingFor? { nil }
}

/// The front door: every request passes here, whatever its route. It finds the authority, the visitor and the agent, checks the form's token,
/// calls the route, and turns what went wrong into a page.
public struct Front: Sendable {
    public struct Settings: Sendable {
        /// 32 bytes, the same on every node.
        public var formKey: [UInt8]
        /// Cookies are `Secure` and named `__Host-…`; `false` only for development over plain HTTP.
        public var isSecure: Bool
        /// Whether `X-Forwarded-For` comes from a proxy of ours.
        public var trustsProxy: Bool
        /// How much work forms of some doors have to show: see ``ProofOfWork``. 0: none.
        public var workBits: Int

        public init(formKey: [UInt8], isSecure: Bool, trustsProxy: Bool, workBits: Int = 0) {
            (self.formKey, self.isSecure, self.trustsProxy, self.workBits) = (formKey, isSecure, trustsProxy, workBits)
        }
    }

    /// The most that a plain form may weigh: 400 long answers would not reach it.
    static let largestForm = 1 << 20

    let questions: any FrontQuestions
    let catalogues: [Language: Words]
    let tokens: FormTokens
    let work: ProofOfWork
    let cookies: CookieJar
    let settings: Settings
    let clock: @Sendable () -> Date
    /// Answers a form sent after the session ended, so that nothing typed is lost.
    let signInAgain: (@Sendable (Visit) -> Response)?
    /// Counts the pages that people see.
    let watch: (any PageWatch)?
    /// Is told of our own failures.
    let faults: (any FaultWatch)?

    public init(
        questions: any FrontQuestions, catalogues: [Language: Words], settings: Settings, clock: @escaping @Sendable () -> Date,
        signInAgain: (@Sendable (Visit) -> Response)? = nil, watch: (any PageWatch)? = nil, faults: (any FaultWatch)? = nil
    ) {
        self.questions = questions
        self.catalogues = catalogues
        self.tokens = FormTokens(key: settings.formKey)
        self.work = ProofOfWork(bits: settings.workBits, tokens: tokens)
        self.cookies = CookieJar(isSecure: settings.isSecure)
        self.settings = settings
        self.clock = clock
        self.signInAgain = signInAgain
        self.watch = watch
        self.faults = faults
    }

    /// The router of the whole product.
    public func router(_ routes: [Route]) -> Router<AppContext> {
        let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: UnknownAddress(front: self))
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                await answer(request, context, with: route)
            }
        }
        return router
    }

    func answer(_ request: Request, _ context: AppContext, with route: Route?) async -> Response {
        guard request.announcesBody else { return await reply(to: request, context, with: route) }
        let body = WatchedBody(request.body)
        var watched = request
        watched.body = RequestBody(asyncSequence: body)
        let response = await reply(to: watched, context, with: route)
        return await body.endsSoon() ? response : response.closingConnection()
    }

    private func reply(to request: Request, _ context: AppContext, with route: Route?) async -> Response {
        // How long a page takes is a duration, not the time of anything that is kept.
        let start = ContinuousClock.now
        do {
            let site = try await questions.site(host: request.head.authority)
            var visit = try await visit(request, context, site)
            do {
                guard let route else { throw WebProblem.notFound }
                try await readForm(for: route, into: &visit)
                if route.asksWork, work.isAsked(of: visit), !work.isShown(by: visit) {
                    return await finish(PatiencePage(visit: visit, work: work).response(), visit)
                }
                return await finish(await watched(try await route.answer(visit), visit, route, start), visit)
            } catch {
                return await finish(await problemPage(error, visit, route, context.logger), visit)
            }
        } catch let problem as any Problem where problem.kind == .notFound {
            return await unknownHost(problem, request)
        } catch {
            context.logger.error("No authority could be found for a request", metadata: ["error": "\(error)"])
            return await noSite(request, route)
        }
    }

    private func visit(_ request: Request, _ context: AppContext, _ site: Site) async throws -> Visit {
        let now = clock()
        let sent = SentCookies(request.headers)
        let visitor = cookies.visitor(in: sent)
        var agent: AgentViewer?
        if let session = cookies.session(in: sent) { agent = try await questions.agent(session: session, site: site, now: now) }
        var helper: HelperViewer?
        if let session = cookies.helperSession(in: sent) { helper = try await questions.helper(session: session, site: site, now: now) }
        var person: PersonViewer?
        // Who acts for somebody is not in their own space meanwhile: nothing of one person goes to the other.
        if helper?.acting == nil, let session = cookies.personSession(in: sent) {
            person = try await questions.person(session: session, site: site, now: now)
        }
        var representing: Representing?
        if let found = person, let access = cookies.representing(in: sent),
            let acting = try await questions.representing(access, by: found, site: site, now: now)
        {
            (representing, person) = (Representing(acting: acting, by: found), nil)
        }
        return Visit(
            request: request, parameters: context.parameters, site: site, words: words(for: sent), now: now, visitor: visitor,
            address: address(of: request, context), form: SentForm(), agent: agent, person: person, helper: helper,
            representing: representing, agreesToTiming: cookies.agreesToTiming(in: sent), tokens: tokens, work: work, cookies: cookies,
            pageToken: PageToken(), sentQuery: SentForm(queryOf: request)
        )
    }

    private func readForm(for route: Route, into visit: inout Visit) async throws {
        guard route.body == .form else { return }
        let declared = visit.request.headers[.contentType] ?? ""
        guard declared.isEmpty || declared.hasPrefix("application/x-www-form-urlencoded") else { throw WebProblem.malformed }
        let body = try await visit.body(upTo: Self.largestForm)
        let form = try SentForm(urlEncoded: Array(body.readableBytesView))
        visit = visit.with(form)
        guard tokens.accepts(form.first(FormTokens.field), for: visit.visitor), visit.isSentFromOurPages else { throw WebProblem.foreignForm }
    }

    func words(for sent: SentCookies) -> Words {
        let asked = cookies.language(in: sent) ?? Language.french
        return catalogues[asked] ?? catalogues[.french] ?? Words(.french, texts: [:])
    }

    private func address(of request: Request, _ context: AppContext) -> String {
        if settings.trustsProxy, let name = HTTPField.Name("X-Forwarded-For"), let chain = request.headers[name] {
            return chain.split(separator: ",").last.map { String($0).trimmingSpaces } ?? "?"
        }
        return context.peer ?? "?"
    }

    private func finish(_ response: Response, _ visit: Visit) async -> Response {
        var response = response
        SecurityHeaders.add(to: &response, isSecure: settings.isSecure)
        cookies.set(visit.visitor, on: &response)
        return await Compression.applied(to: response, for: visit.request)
    }
}

extension Visit {
    func with(_ form: SentForm) -> Visit {
        Visit(
            request: request, parameters: parameters, site: site, words: words, now: now, visitor: visitor, address: address, form: form,
            agent: agent, person: person, helper: helper, representing: representing, agreesToTiming: agreesToTiming, tokens: tokens, work: work,
            cookies: cookies, pageToken: pageToken, sentQuery: sentQuery
        )
    }
}

/// Answers what no route knows with a page of ours.
private struct UnknownAddress: RouterMiddleware {
    let front: Front

    func handle(_ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound || error.status == .methodNotAllowed {
            return await front.answer(request, context, with: nil)
        }
    }
}
