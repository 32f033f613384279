import Foundation
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import Reception

/// A mail server that brings mail, over a real socket.
final class LMTPClient {
    private var input: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let output: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var pending = ""

    private init(_ input: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator, _ output: NIOAsyncChannelOutboundWriter<ByteBuffer>) {
        (self.input, self.output) = (input, output)
    }

    func send(_ text: String) async throws { try await output.write(ByteBuffer(string: text)) }

    /// The next answer's code; 0 when the other end hung up.
    func code() async throws -> Int {
        while let line = try await line() {
            if line.dropFirst(3).first == " " { return Int(line.prefix(3)) ?? -1 }
        }
        return 0
    }

    func codes(_ count: Int) async throws -> [Int] {
        var codes: [Int] = []
        for _ in 0..<count { codes.append(try await code()) }
        return codes
    }

    func ask(_ line: String) async throws -> Int {
        try await send(line + "\r\n")
        return try await code()
    }

    private func line() async throws -> String? {
        while true {
            if let end = pending.firstRange(of: "\r\n") {
                defer { pending = String(pending[end.upperBound...]) }
                return String(pending[..<end.lowerBound])
            }
            guard let piece = try await input.next() else { return nil }
            pending += String(buffer: piece)
        }
    }

    static func with<T>(port: Int, _ body: (LMTPClient) async throws -> T) async throws -> T {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(host: "127.0.0.1", port: port) { channel in
            channel.eventLoop.makeCompletedFuture {
                try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        return try await channel.executeThenClose { input, output in try await body(LMTPClient(input.makeAsyncIterator(), output)) }
    }
}

/// Keeps messages in memory, and remembers for whom.
actor DeskDouble: MailDesk {
    private(set) var kept: [(text: String, envelope: Envelope)] = []
    private let outcomes: @Sendable (MailPath) -> DeliveryOutcome

    init(_ outcomes: @escaping @Sendable (MailPath) -> DeliveryOutcome = { _ in .kept }) { self.outcomes = outcomes }

    func answer(to recipient: MailPath) -> RecipientAnswer { recipient.folded.hasPrefix("nobody") ? .unknown : .ours }

    func keep(_ message: URL, _ envelope: Envelope) -> [DeliveryOutcome] {
        kept.append((String(decoding: (try? Data(contentsOf: message)) ?? Data(), as: UTF8.self), envelope))
        return envelope.recipients.map(outcomes)
    }
}

/// Runs a server for the time of a test.
func withServer<T: Sendable>(
    _ desk: some MailDesk, limits: LMTPLimits = LMTPLimits(), spool: URL, _ body: @escaping @Sendable (Int) async throws -> T
) async throws -> T {
    let server = LMTPServer(desk: desk, spool: Spool(folder: spool), limits: limits, log: Logger(label: "test"))
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    return try await withThrowingTaskGroup(of: T?.self) { group in
        group.addTask {
            try? await server.run(on: .loopback(host: "127.0.0.1", port: 0)) { listening.yield($0 ?? 0) }
            return nil
        }
        var port = 0
        for await listened in ports {
            port = listened
            break
        }
        let result = try await body(port)
        group.cancelAll()
        return result
    }
}

/// Knows only how large the last message was.
actor CountingDesk: MailDesk {
    private(set) var size = 0

    func answer(to recipient: MailPath) -> RecipientAnswer { .ours }

    func keep(_ message: URL, _ envelope: Envelope) -> [DeliveryOutcome] {
        size = (try? FileManager.default.attributesOfItem(atPath: message.path)[.size] as? Int) ?? 0
        return envelope.recipients.map { _ in .kept }
    }
}
