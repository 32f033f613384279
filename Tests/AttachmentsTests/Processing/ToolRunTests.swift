import Foundation
import TestSupport
import Testing

@testable import Attachments

@Suite("Programs that open people's files")
struct ToolRunTests {
    private func run(_ tool: String, _ arguments: [String], patience: Duration = .seconds(300)) async throws(ToolFailure) -> String {
        let folder: URL
        do { folder = try TestFolder.make() } catch { throw .broken("\(error)") }
        var run = ToolRun(tool: tool, arguments: arguments, folder: folder)
        run.patience = patience
        return try await run.output(with: "/usr/bin/prlimit")
    }

    @Test("They know nothing of our settings")
    func environment() async throws {
        let lines = try await run("/usr/bin/env", []).split(separator: "\n")

        #expect(
            lines.map { $0.split(separator: "=")[0] }.sorted() == [
                "HOME", "LANG", "MAGICK_TEMPORARY_PATH", "MAGICK_THREAD_LIMIT", "OMP_NUM_THREADS", "PATH", "TMPDIR",
            ])
    }

    @Test("They may not take all the memory, nor fill the disk")
    func bounded() async throws {
        let limits = try await run("/usr/bin/prlimit", ["--as", "--fsize", "--nproc", "--cpu", "--output", "RESOURCE,HARD", "--noheadings"])

        #expect(
            limits.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }.sorted() == [
                "AS 2147483648", "CPU 30", "FSIZE 209715200", "NPROC 1",
            ])
        await #expect(throws: ToolFailure.self) { try await run("/usr/bin/python3", ["-c", "bytearray(3 << 30)"]) }
    }

    @Test("One that lasts too long is stopped, and one that is not there is our fault", .enabled(if: Alone.isNow))
    func stopped() async throws {
        let start = ContinuousClock.now

        await #expect(throws: ToolFailure.tooSlow) { try await run("/bin/sleep", ["60"], patience: .milliseconds(300)) }
        await #expect(throws: ToolFailure.self) { try await run("/nowhere/tool", []) }
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
