/// A person who signed in to their space. Never required: most people never are one.
public struct PersonViewer: Sendable, Equatable {
    public let person: PersonID
    public let organisation: OrganisationID
    /// What their requests hold of them: one mark for each sector, which nothing but the sector's key links to another.
    public let marks: [String]
    /// How sure we are of who they are.
    public let identity: IdentityProof

    public init(person: PersonID, organisation: OrganisationID, marks: [String], identity: IdentityProof = .declared) {
        (self.person, self.organisation, self.marks, self.identity) = (person, organisation, marks, identity)
    }
}

/// What tells who a person is.
public enum IdentityProof: String, Sendable, CaseIterable {
    /// What they say.
    case declared
    /// An agent saw their identity document.
    case seen
    /// FranceConnect.
    case franceConnect
}

/// What opens requests: the browser's own key and, once its person signed in, their marks.
public struct Keyring: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The digest of the browser's key.
    public let browser: String
    public let marks: [String]
    /// Set when somebody acts for another: `browser` is then the key of their mandate, or of their access as a representative.
    public let acting: ActingFor?

    public init(browser: String, marks: [String] = [], acting: ActingFor? = nil) {
        (self.browser, self.marks, self.acting) = (browser, marks, acting)
    }

    /// What who acts for somebody opens: what was begun in that mode, and nothing of the browser's own.
    public init(_ acting: ActingFor) { self.init(browser: acting.key, acting: acting) }

    public init(stringLiteral browser: String) { self.init(browser: browser) }

    /// What is stored where this browser may open a request: different for each, so that nothing stored tells that two were opened by one browser.
    public func seal(_ reference: Reference) -> String { Secret.digest("\(browser):\(reference)") }
}
