import Core
import Testing

@testable import Mandates

@Suite("One line a day in the journal")
struct OnceADayTests {
    private struct Full: Error {}

    private let monday = LocalDate("2026-03-02")!, tuesday = LocalDate("2026-03-03")!

    @Test("Each thing is written once each day, also when two towns are in two days")
    func once() async throws {
        let days = OnceADay()
        var written: [String] = []
        for (done, day) in [("a", monday), ("a", tuesday), ("a", monday), ("b", monday), ("a", tuesday)] {
            try await days.write(done, on: day) { written.append("\(done) \(day)") }
        }

        #expect(written == ["a 2026-03-02", "a 2026-03-03", "b 2026-03-02"])
    }

    @Test("What could not be written is written the next time")
    func failed() async throws {
        let days = OnceADay()
        await #expect(throws: Full.self) { try await days.write("a", on: monday) { throw Full() } }
        var written = 0
        try await days.write("a", on: monday) { written += 1 }

        #expect(written == 1)
    }
}
