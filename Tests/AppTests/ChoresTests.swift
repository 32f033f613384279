import Testing

@testable import App

@Suite("Work that comes back by itself")
struct ChoresTests {
    private struct Broken: Error {}

    @Test("One that fails keeps no other from being done, and all that failed is said")
    func failing() async throws {
        var chores = Chores()
        var done: [String] = []

        await chores.run("disk") { throw Broken() }
        await chores.run("mails") { done.append("mails") }
        await chores.run("inbox") { throw Broken() }

        #expect(done == ["mails"])
        let failed = #expect(throws: ChoresFailed.self) { try chores.end() }
        #expect(failed?.failures.map(\.name) == ["disk", "inbox"])
    }

    @Test("Nothing is said when all went well")
    func well() async throws {
        var chores = Chores()
        await chores.run("mails") {}
        try chores.end()
    }
}
