import Core

/// A piece of a page. It is written in a page like any value: `"\(Notice(.success, "C'est enregistré."))"`.
///
/// Its examples are its documentation, shown at `/composants` during development, and its test data.
public protocol Component: Sendable {
    static func examples(_ words: Words) -> [ComponentExample]
    var html: HTML { get }
}

/// A component with real words in it.
public struct ComponentExample: Sendable {
    /// When one uses it, in a sentence.
    public let title: String
    public let html: HTML

    public init(_ title: String, _ component: some Component) { (self.title, self.html) = (title, component.html) }
}

extension HTML.StringInterpolation {
    public mutating func appendInterpolation(_ component: some Component) { appendInterpolation(component.html) }

    public mutating func appendInterpolation(_ components: [some Component]) { for component in components { appendInterpolation(component.html) } }

    public mutating func appendInterpolation<C: Component>(_ component: C?) { if let component { appendInterpolation(component.html) } }
}
