import Foundation
import HTTPTypes
import Hummingbird
import Logging
import TestSupport
import Testing

@testable import Web

@Suite("What is logged of a fault")
struct FaultLogTests {
    private struct Fault: Error {}

    @Test("A fault is logged once, in full; a problem is not")
    func logged() async throws {
        let lines = Lines()
        let front = try front()
        let route = Route.get("/panne") { visit in
            _ = await front.problemPage(Fault(), visit, nil, lines.logger)
            return await front.problemPage(WebProblem.notFound, visit, nil, lines.logger)
        }

        _ = try await TestBrowser(front.router([route])).get("/panne")

        #expect(lines.all.count == 1)
        #expect(lines.all.first?.contains("Fault()") == true)
    }
}

/// Keeps what is logged.
private final class Lines: LogHandler, @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [String] = []
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    var all: [String] { lock.withLock { kept } }
    var logger: Logger { Logger(label: "test") { _ in self } }

    func log(event: LogEvent) { lock.withLock { kept.append("\(event.message) \(event.metadata ?? [:])") } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}
