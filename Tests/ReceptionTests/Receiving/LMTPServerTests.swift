import Foundation
import TestSupport
import Testing

@testable import Reception

@Suite("The mail server brings mail")
struct LMTPServerTests {
    private func served<T: Sendable>(
        _ desk: DeskDouble = DeskDouble(), limits: LMTPLimits = LMTPLimits(),
        _ body: @escaping @Sendable (LMTPClient) async throws -> T
    ) async throws -> (T, left: [String]) {
        try await TemporaryFolder.with { folder in
            let result = try await withServer(desk, limits: limits, spool: folder) { port in try await LMTPClient.with(port: port, body) }
            return (result, try FileManager.default.contentsOfDirectory(atPath: folder.path))
        }
    }

    @Test("A message is kept, and each recipient has an answer")
    func keeps() async throws {
        let desk = DeskDouble { $0.folded.hasPrefix("full") ? .unavailable : .kept }

        let (codes, left) = try await served(desk) { client in
            var codes = [try await client.code()]
            for line in ["LHLO x", "MAIL FROM:<amina@example.org>", "RCPT TO:<a@x.fr>", "RCPT TO:<nobody@x.fr>", "RCPT TO:<full@x.fr>", "DATA"] {
                codes.append(try await client.ask(line))
            }
            try await client.send("Subject: s\r\n\r\n..dot\r\n.\r\n")
            return codes + [try await client.code(), try await client.code(), try await client.ask("QUIT")]
        }

        #expect(codes == [220, 250, 250, 250, 550, 250, 354, 250, 451, 221])
        let kept = try #require(await desk.kept.first)
        #expect(kept.text.hasPrefix("Return-Path: <amina@example.org>\r\nX-Admilib-Delivery: "))
        #expect(kept.text.hasSuffix("\r\nSubject: s\r\n\r\n.dot\r\n"))
        #expect(kept.envelope.recipients.map(\.description) == ["a@x.fr", "full@x.fr"])
        #expect(left == [])
    }

    @Test("All at once, without waiting for answers")
    func pipelining() async throws {
        let desk = DeskDouble()

        let (codes, _) = try await served(desk) { client in
            let one = "MAIL FROM:<>\r\nRCPT TO:<a@x.fr>\r\nRCPT TO:<b@x.fr>\r\nDATA\r\nun\r\n.\r\n"
            try await client.send("LHLO x\r\n" + one + one + "QUIT\r\n")
            return try await client.codes(15)
        }

        #expect(codes == [220, 250, 250, 250, 250, 354, 250, 250, 250, 250, 250, 354, 250, 250, 221])
        #expect(await desk.kept.count == 2)
        #expect(await desk.kept.last?.envelope.sender == .nobody)
    }

    @Test("Hung up in the middle of a message, nothing is kept and nothing is left")
    func cutInTheMiddle() async throws {
        let desk = DeskDouble()

        let (_, left) = try await served(desk) { client in
            try await client.send("LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@x.fr>\r\nDATA\r\n")
            _ = try await client.codes(5)
            try await client.send("Subject: half\r\n\r\nnot")
        }

        #expect(await desk.kept.isEmpty)
        #expect(left == [])
    }

    @Test("A message over the limit is read to its end, refused, and the next one is taken")
    func tooLarge() async throws {
        let desk = DeskDouble()
        var limits = LMTPLimits()
        limits.message = 1000

        let (codes, _) = try await served(desk, limits: limits) { client in
            let start = "MAIL FROM:<>\r\nRCPT TO:<a@x.fr>\r\nDATA\r\n"
            try await client.send(
                "LHLO x\r\nMAIL FROM:<> SIZE=1001\r\n" + start + String(repeating: "x\r\n", count: 1000) + ".\r\n" + start + "y\r\n.\r\n")
            return try await client.codes(11)
        }

        #expect(codes == [220, 250, 552, 250, 250, 354, 552, 250, 250, 354, 250])
        #expect(await desk.kept.count == 1)
    }

    @Test("Lines too long, or ended otherwise than by CRLF, are refused, and the line stays good")
    func lines() async throws {
        let (codes, _) = try await served { client in
            try await client.send("LHLO \(String(repeating: "x", count: 5000))\r\nNOOP\nNOOP\r\n\u{FF}\r\nLHLO x\r\n")
            return try await client.codes(6)
        }

        #expect(codes == [220, 500, 500, 250, 500, 250])
    }

    @Test("A spool that cannot be written makes the mail server come again")
    func spoolFails() async throws {
        let desk = DeskDouble()

        let codes = try await withServer(desk, spool: URL(filePath: "/proc/nothing")) { port in
            try await LMTPClient.with(port: port) { client in
                try await client.send("LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@x.fr>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n")
                return try await client.codes(7)
            }
        }

        #expect(codes == [220, 250, 250, 250, 354, 451, 221])
        #expect(await desk.kept.isEmpty)
    }

    @Test("Who says nothing is told so, and hung up on")
    func silence() async throws {
        var limits = LMTPLimits()
        limits.silence = 1

        let (codes, _) = try await served(limits: limits) { client in try await client.codes(3) }

        // On a busy machine the greeting itself may be late.
        #expect(codes.contains(421) && codes.last == 0)
    }

    @Test("No more clients than places")
    func connections() async throws {
        var limits = LMTPLimits()
        limits.connections = 1

        try await TemporaryFolder.with { folder in
            let codes = try await withServer(DeskDouble(), limits: limits, spool: folder) { port in
                try await LMTPClient.with(port: port) { first in
                    let greeting = try await first.code()
                    return [greeting] + (try await LMTPClient.with(port: port) { try await $0.codes(2) })
                }
            }
            #expect(codes == [220, 421, 0])
        }
    }

    @Test("Thirty megabytes go through without being in memory")
    func large() async throws {
        let desk = CountingDesk()
        ResidentMemory.forget()
        let before = ResidentMemory.peak

        let code = try await TemporaryFolder.with { folder in
            try await withServer(desk, spool: folder) { port in
                try await LMTPClient.with(port: port) { client in
                    try await client.send("LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@x.fr>\r\nDATA\r\n")
                    _ = try await client.codes(5)
                    let piece = String(repeating: String(repeating: "x", count: 76) + "\r\n", count: 1000)
                    for _ in 0..<400 { try await client.send(piece) }
                    try await client.send(".\r\n")
                    return try await client.code()
                }
            }
        }

        #expect(code == 250)
        #expect(await desk.size > 400 * 78_000)
        if Alone.isNow { #expect(ResidentMemory.peak - before < 30 << 20) }
    }
}
