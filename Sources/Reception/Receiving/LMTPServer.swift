import Foundation
import Logging
import NIOCore
import NIOPosix

/// Takes mail from the machine's own mail server, by LMTP (RFC 2033). A message is answered for once it is kept, and not before: whatever is cut, the
/// mail server still has it, and brings it again.
public struct LMTPServer: Sendable {
    let desk: any MailDesk
    let spool: Spool
    let limits: LMTPLimits
    let host: String
    let log: Logger

    /// - Parameter host: how it calls itself.
    public init(desk: any MailDesk, spool: Spool, limits: LMTPLimits = LMTPLimits(), host: String = "localhost", log: Logger) {
        (self.desk, self.limits, self.host, self.log) = (desk, limits, host, log)
        self.spool = Spool(folder: spool.folder, most: limits.message)
    }

    /// Serves until its task is cancelled.
    /// - Parameter whenListening: told the port, for an address whose port is 0.
    public func run(on address: LMTPAddress, whenListening: @Sendable (Int?) -> Void = { _ in }) async throws {
        let server = try await listen(on: address)
        if case .socket(let path) = address { chmod(path, 0o660) }
        whenListening(server.channel.localAddress?.port)
        let open = Count(most: limits.connections)
        try await withThrowingDiscardingTaskGroup { group in
            try await server.executeThenClose { clients in
                for try await client in clients { group.addTask { await talk(with: client, open) } }
            }
        }
    }

    private typealias Client = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private func listen(on address: LMTPAddress) async throws -> NIOAsyncChannel<Client, Never> {
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup).serverChannelOption(.backlog, value: 64)
        let prepare: @Sendable (any Channel) -> EventLoopFuture<Client> = { [limits] channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(IdleStateHandler(readTimeout: .seconds(Int64(limits.silence))))
                try channel.pipeline.syncOperations.addHandler(HangUpWhenSilent())
                return try Client(wrappingChannelSynchronously: channel)
            }
        }
        switch address {
        case .socket(let path):
            return try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true, childChannelInitializer: prepare)
        case .loopback(let host, let port):
            return try await bootstrap.serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: host, port: port, childChannelInitializer: prepare)
        }
    }

    private func talk(with client: Client, _ open: Count) async {
        do {
            try await client.executeThenClose { input, output in
                guard open.enter() else { return try await output.write(ByteBuffer(string: LMTPReply.tooManyConnections.description)) }
                defer { open.leave() }
                var conversation = LMTPConversation(desk: desk, spool: spool, limits: limits, host: host, log: log)
                try await conversation.run(input, output)
            }
        } catch {
            log.debug("A mail server hung up", metadata: ["error": "\(error)"])
        }
    }
}

/// How many clients there are at once.
private final class Count: @unchecked Sendable {  // guarded by `lock`
    private let lock = NSLock()
    private let most: Int
    private var now = 0

    init(most: Int) { self.most = most }

    func enter() -> Bool {
        lock.withLock {
            guard now < most else { return false }
            now += 1
            return true
        }
    }

    func leave() { lock.withLock { now -= 1 } }
}

/// Says why before it hangs up on a client that sends nothing.
private final class HangUpWhenSilent: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: LMTPReply.silence.description))).whenComplete { _ in
            channel.close(promise: nil)
        }
    }
}
