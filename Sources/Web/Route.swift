import Core
import HTTPTypes
import Hummingbird

/// One address of the product and who may use it. Features hand over lists of them; the access test reads the same lists.
public struct Route: Sendable {
    public enum Access: Sendable, Equatable {
        /// Anyone, with nothing to prove. What a page shows of a dossier still depends on the visitor's key.
        case everyone
        /// A signed-in agent with one of these roles in some unit; any role when the set is empty.
        case agents(Set<AgentRole>)
    }

    /// How a body is read before the handler runs.
    public enum Body: Sendable {
        case none
        /// A plain form: read whole, its token checked.
        case form
        /// Files: the handler reads the stream with an ``UploadReader``, which checks the token first.
        case stream
        /// A machine of ours or the browser itself (CSP reports, health): no token.
        case unchecked
    }

    public let method: HTTPRequest.Method
    public let path: String
    public let access: Access
    let body: Body
    /// Whether robots rush at this door: where the installation asks for it, the form shows work or patience (``Visit/workedToken``).
    let asksWork: Bool
    let answer: @Sendable (Visit) async throws -> Response

    public static func get(_ path: String, answer: @escaping @Sendable (Visit) async throws -> Response) -> Route {
        Route(method: .get, path: path, access: .everyone, body: .none, answer: answer)
    }

    public static func post(
        _ path: String, body: Body = .form, asksWork: Bool = false, answer: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: .post, path: path, access: .everyone, body: body, asksWork: asksWork, answer: answer)
    }

    public static func on(
        _ method: HTTPRequest.Method, _ path: String, body: Body, answer: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, access: .everyone, body: body, answer: answer)
    }

    /// A page of the desk.
    public static func agents(
        _ method: HTTPRequest.Method = .get, _ path: String, _ roles: Set<AgentRole> = [], body: Body? = nil,
        answer: @escaping @Sendable (AgentVisit) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, access: .agents(roles), body: body ?? (method == .get ? .none : .form)) { visit in
            guard let viewer = visit.agent else { throw WebProblem.signInRequired }
            guard roles.isEmpty || roles.contains(where: viewer.has) else { throw WebProblem.notYourRole }
            return try await answer(AgentVisit(visit: visit, viewer: viewer))
        }
    }

    private init(
        method: HTTPRequest.Method, path: String, access: Access, body: Body, asksWork: Bool = false,
        answer: @escaping @Sendable (Visit) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.body = body
        self.asksWork = asksWork
        self.answer = answer
    }
}
