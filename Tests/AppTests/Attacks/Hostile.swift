import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// What hostile people type, and the marks by which an answer shows that it worked.
enum Hostile {
    /// Breaks out of an attribute, runs a script, and begins a formula in a spreadsheet.
    static let text = "=xs7\"'><svg/onload=xs7>"
    /// The box that people do not see (`RobotTrap`).
    static let trap = "precision_libre"
    /// The same in a path.
    static let names = [
        "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%2f%2e%2e%2fkey", "%00", "%0d%0aX-Forged:%20yes", "%27%20OR%201=1--", "99999999999999999999", "-1",
        "%ff%fe", "%22%3E%3Csvg%2fonload=xs7%3E", String(repeating: "a", count: 3000), "%E2%80%AE%F0%9F%92%A3",
    ]
    static let addresses = [
        "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "/%0d%0aX-Forged: yes",
    ]

    /// What is wrong with an answer, if something is.
    static func fault(in page: TestBrowser.Page) -> String? {
        if page.status >= 500 && page.status != 503 { return "answered \(page.status)" }
        let isPage = page.headers[.contentType]?.hasPrefix("text/html") ?? false
        if isPage, page.body.contains("<svg/onload=xs7") || page.body.contains("xs7\"'") { return "runs what was typed" }
        if page.body.contains("root:x:") { return "shows a file of the machine" }
        for field in page.headers where field.value.contains(where: \.isNewline) || field.name.rawName.lowercased() == "x-forged" {
            return "has a forged header: \(field)"
        }
        guard let there = page.location else { return nil }
        return there.hasPrefix("/") && !there.hasPrefix("//") && !there.hasPrefix("/\\") ? nil : "leads to \(there)"
    }
}

extension MatrixTown {
    /// Somebody with every role in the request's unit: what they cannot do, nobody can.
    func everything() async throws -> TestBrowser {
        try await MatrixAgents.everything(town)
    }

    /// Addresses after which the browser is no longer who it was.
    static let farewells = ["/oublier", "/bureau/deconnexion", "/fermeture", "/mot-de-passe", "/activation"]

    func routes(_ methods: Set<HTTPRequest.Method>) -> [Route] {
        town.product.routes.filter { route in methods.contains(route.method) && !Self.farewells.contains { route.path.contains($0) } }
    }
}
