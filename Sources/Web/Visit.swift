import Core
import Foundation
import HTTPTypes
import Hummingbird

/// One request being answered: who asks, of which authority, in which language, at what time. Handlers get everything from it.
public struct Visit: Sendable {
    public let request: Request
    public let parameters: Parameters
    public let site: Site
    public let words: Words
    /// When the request came. Nothing below asks the clock again.
    public let now: Date
    /// The visitor's own key, from their cookie. What they began without an account is bound to it.
    public let visitor: Visitor
    /// The address they come from, for throttles only: never stored.
    public let address: String
    /// What was sent with a POST, once its token was checked. Empty for the other methods.
    public let form: SentForm
    /// The signed-in agent, when there is one: shown in the header. Pages for agents take an ``AgentVisit``.
    public let agent: AgentViewer?
    /// The person, when they signed in to their space.
    public let person: PersonViewer?
    /// The helper, when one signed in.
    public let helper: HelperViewer?
    /// Set while somebody whose space is open acts for a person they represent: ``person`` is then nobody, so that nothing of one goes to the other.
    public let representing: Representing?
    /// Whether this browser agreed to tell how long pages take in it.
    public let agreesToTiming: Bool
    let tokens: FormTokens
    let work: ProofOfWork?
    let cookies: CookieJar

    public var path: String { request.uri.path }
    /// The path as it was asked, with its query string.
    public var pathAndQuery: String { request.head.path ?? "/" }
    public var today: LocalDate { LocalDate(now, in: site.zone) }
    public var language: Language { words.language }

    /// A value of the query string.
    public func query(_ name: String) -> String? {
        sentQuery.first(name)
    }

    /// The last values of a repeated query parameter.
    public func queries(_ name: String) -> [String] {
        sentQuery.all(name)
    }

    /// A part of the path, read into a type with a text form. What cannot be read does not exist.
    public func parameter<T: LosslessStringConvertible>(_ name: String, as type: T.Type = T.self) throws -> T {
        guard let text = parameters.get(name), let value = T(text) else { throw WebProblem.notFound }
        return value
    }

    /// The hidden field that every form carries. Different on every page, so that compression tells nothing of it.
    public var formToken: HTML { "<input type=\"hidden\" name=\"\(FormTokens.field)\" value=\"\(formTokenValue)\">" }

    /// Opens the desk for the session of this key; an empty key closes it.
    public func setSession(_ key: String, on response: inout Response) { cookies.setSession(key, on: &response) }

    /// Whom this visitor acts for.
    public var acting: ActingFor? { helper?.acting ?? representing?.acting }

    /// Whose space is open, even while they act for somebody: for the pages that say whom they may act for, and **no other**.
    public var spaceOwner: PersonViewer? { person ?? representing?.by }

    /// What this visitor opens requests with.
    public var keys: Keyring {
        acting.map { Keyring($0) } ?? Keyring(browser: visitor.digest, marks: person?.marks ?? [])
    }

    /// Opens the space of the person whose session has this key; an empty key closes it. The mode in which they act for another ends with either: nobody comes
    /// in to find themselves in it.
    public func setPersonSession(_ key: String, on response: inout Response) {
        cookies.setPersonSession(key, on: &response)
        if cookies.representing(in: SentCookies(request.headers)) != nil { cookies.setRepresenting(nil, on: &response) }
    }

    /// Lets in the helper whose session has this key; an empty key closes it.
    public func setHelperSession(_ key: String, on response: inout Response) { cookies.setHelperSession(key, on: &response) }

    /// Begins to act under this access; `nil` stops.
    public func setRepresenting(_ access: Int64?, on response: inout Response) { cookies.setRepresenting(access, on: &response) }

    /// What the owner of the open space opens requests with, even while they act for somebody: to close it in this browser.
    public var ownKeys: Keyring? { spaceOwner.map { Keyring(browser: visitor.digest, marks: $0.marks) } }

    /// The key of the helper's session, to close it.
    public var helperSession: String? { cookies.helperSession(in: SentCookies(request.headers)) }

    /// The key of the person's session, to close it.
    public var personSession: String? { cookies.personSession(in: SentCookies(request.headers)) }

    /// Takes this browser's key away from it: what it opened must be opened again, with a number.
    func forgetVisitor(on response: inout Response) { cookies.forgetVisitor(on: &response) }

    /// The key of the agent's session, to close it.
    public var session: String? { cookies.session(in: SentCookies(request.headers)) }

    public func setLanguage(_ language: Language, on response: inout Response) { cookies.setLanguage(language, on: &response) }

    public func setTiming(_ agrees: Bool, on response: inout Response) { cookies.setTiming(agrees, on: &response) }

    /// Whether a token that did not come in a plain form (in a header, in a part of a stream) is this visitor's.
    public func accepts(token: String?) -> Bool { tokens.accepts(token, for: visitor) }

    /// The same token, for scripts.
    public var formTokenValue: String { pageToken.value(tokens, visitor) }

    let pageToken: PageToken
    let sentQuery: SentForm
}

/// A visit by an agent who signed in, with a role that the route asks for.
public struct AgentVisit: Sendable {
    public let visit: Visit
    public let viewer: AgentViewer

    public var words: Words { visit.words }
    public var now: Date { visit.now }
    public var form: SentForm { visit.form }
    public var site: Site { visit.site }
}

/// A browser, known by the random key in its cookie. We keep only the digest of the key.
public struct Visitor: Sendable, Equatable {
    let key: String
    /// Made just now: the answer must set the cookie.
    let isNew: Bool

    /// What the database holds of the visitor.
    public var digest: String { Secret.digest(key) }
}

/// Somebody who acts, from their own space, for a person they represent.
public struct Representing: Sendable, Equatable {
    public let acting: ActingFor
    public let by: PersonViewer

    public init(acting: ActingFor, by: PersonViewer) { (self.acting, self.by) = (acting, by) }
}
