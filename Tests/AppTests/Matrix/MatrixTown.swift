import App
import Core
import Foundation
import Identity
import Organisations
import TestSupport
import Testing
import TownSupport
import Web

/// A town with one of everything that an address names, and one of each who may knock. Made once; each test has a copy.
struct MatrixTown {
    let town: TestTown
    /// The browser in which the request and its draft were written.
    let owner: TestBrowser
    private let objects: MatrixObjects
    private let browsers: [MatrixViewer: TestBrowser]

    private static let first = Task { try await MatrixObjects.made() }

    init() async throws {
        let (model, objects) = try await Self.first.value
        let town = try await model.copied()
        let router = town.product.front.router(town.product.routes)
        let browsers = objects.browsers.mapValues { TestBrowser(router, sameAs: $0) }
        (self.town, self.objects, self.browsers) = (town, objects, browsers)
        owner = try #require(browsers[.owner])
    }

    /// A path of this route that exists, as far as one can be made.
    func path(of route: String) -> String {
        filled(route) { objects.value(of: $0, in: route) }
    }

    /// The same with identifiers of the same shape that nothing has.
    func path(ofNothing route: String) -> String {
        filled(route) { objects.value(of: $0, in: route).map(Self.unknown) }
    }

    /// What the page needs to be told after its path.
    func query(of route: String) -> String { objects.queries[route] ?? "" }

    func browser(_ viewer: MatrixViewer) async throws -> TestBrowser { try #require(browsers[viewer]) }

    private func filled(_ route: String, _ value: (String) -> String?) -> String {
        "/" + route.split(separator: "/").map { $0.hasPrefix(":") ? value(String($0.dropFirst())) ?? "1" : String($0) }.joined(separator: "/")
    }

    private static func unknown(_ value: String) -> String {
        if value.allSatisfy(\.isNumber) { return "999983" }
        return Reference(value) == nil ? String(value.reversed()) : nobodys
    }

    private static let nobodys = Reference.random().description
}
