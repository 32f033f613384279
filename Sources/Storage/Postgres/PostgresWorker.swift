import Foundation

/// What the thread of one connection does until the queue is closed.
struct PostgresWorker: Sendable {
    let address: String
    let queue: WorkQueue<PostgresCall>
    let lights: PostgresLights
    let signal: JobSignal

    func serve() {
        var inHand: PostgresCall?
        while let connection = connect(orRefuse: &inHand) { inHand = serve(on: connection, first: inHand) }
    }

    /// - Returns: the call that found the connection dead, of which nothing was run.
    private func serve(on connection: PostgresConnection, first: PostgresCall?) -> PostgresCall? {
        var inHand = first
        while let call = inHand ?? queue.next() {
            inHand = nil
            guard connection.link.isAlive else { return call }
            if call.isWrite { write(call.call, on: connection) } else { read(call.call, on: connection) }
        }
        return nil
    }

    private func read(_ call: any Call, on connection: PostgresConnection) {
        connection.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        _ = call.perform(on: connection)
        settle(call, on: connection)
        connection.leave()
    }

    private func write(_ call: any Call, on connection: PostgresConnection) {
        connection.begin("BEGIN")
        if !call.isSynced { _ = try? connection.run("SET LOCAL synchronous_commit = off") }
        if call.perform(on: connection) != nil {
            connection.rollBack()
            return settle(call, on: connection)
        }
        do {
            try connection.commit()
            call.settle()
            if connection.takeWakes() { signal.raise() }
        } catch { call.fail(error) }
    }

    /// Without a connection the closure's own error says little; and as nothing was committed, it may be run again.
    private func settle(_ call: any Call, on connection: PostgresConnection) {
        if connection.link.isBroken { call.fail(DatabaseError.retryable("the connection was lost")) } else { call.settle() }
    }
}

/// Connecting.
extension PostgresWorker {
    private static let longestPause = 2.0

    /// Tries until it succeeds or the queue is closed. The call in hand waits for the first try only; the others wait for the other threads, or are
    /// refused when no thread has a connection.
    private func connect(orRefuse inHand: inout PostgresCall?) -> PostgresConnection? {
        if !queue.isClosed, let link = try? PostgresLink(address) { return PostgresConnection(link) }
        refuse(inHand.map { [$0] } ?? [])
        inHand = nil
        lights.turnOff()
        var pause = 0.1
        while !queue.isClosed {
            if lights.areAllOff { refuse(queue.takeAll()) }
            sleep(pause * Double.random(in: 0.5...1))
            pause = min(pause * 2, Self.longestPause)
            if let link = try? PostgresLink(address) {
                lights.turnOn()
                return PostgresConnection(link)
            }
        }
        return nil
    }

    private func refuse(_ calls: [PostgresCall]) {
        for call in calls { call.call.fail(DatabaseError.unavailable("PostgreSQL does not answer")) }
    }

    /// In short steps, so that closing does not wait for the end of the pause.
    private func sleep(_ seconds: Double) {
        let end = Date(timeIntervalSinceNow: seconds)
        while !queue.isClosed, end.timeIntervalSinceNow > 0 { Thread.sleep(forTimeInterval: 0.02) }
    }
}
