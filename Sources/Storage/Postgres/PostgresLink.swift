import CPQ
import Foundation

/// One blocking connection of libpq, used by one thread at a time.
final class PostgresLink {
    let handle: OpaquePointer

    /// What the connection string does not say. A server that vanished is noticed within half a minute.
    private static let defaults = ["connect_timeout": "5", "tcp_user_timeout": "30000", "application_name": "admilib"]

    /// Acknowledged means on the disk, whatever the server's default for this user. `SET` fails on nothing here, so one round trip is enough.
    private static let settings = """
        SET client_encoding = 'UTF8'; SET client_min_messages = warning; SET timezone = 'UTC'; SET statement_timeout = '30s';
        SET idle_in_transaction_session_timeout = '60s'; SET standard_conforming_strings = on;
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
        """

    init(_ address: String) throws {
        // The last of two equal keywords wins, and `dbname` is expanded to all that the connection string says.
        let keywords = Array(Self.defaults.keys) + ["dbname"]
        let values = keywords.dropLast().map { Self.defaults[$0]! } + [address]
        handle = try Self.connect(keywords, values)
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try control(Self.settings)
    }

    deinit { PQfinish(handle) }

    var isBroken: Bool { PQstatus(handle) != CONNECTION_OK }
    var isInTransaction: Bool { PQtransactionStatus(handle) == PQTRANS_INTRANS }

    /// Looks, without waiting, whether the server has hung up since the last call. Twice: the first time it may find the words that it left with.
    var isAlive: Bool { PQconsumeInput(handle) == 1 && PQconsumeInput(handle) == 1 && !isBroken }

    /// Runs text without values: several statements if it holds several.
    func control(_ text: String) throws { try PostgresResult(PQexec(handle, text)).check(self) }

    /// Sends text and does not wait: `collect` takes the answer, before anything else is asked.
    func send(_ text: String) { PQsendQuery(handle, text) }

    func collect() {
        while let answer = PQgetResult(handle) { PQclear(answer) }
    }

    /// Runs a first text and what `send` sends after it, in one round trip: waiting for the server costs more than most statements do.
    func control(_ text: String, thenSend send: () -> Int32) -> PostgresResult {
        PQenterPipelineMode(handle)
        defer { PQexitPipelineMode(handle) }
        guard PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 0) == 1, send() == 1, PQpipelineSync(handle) == 1 else {
            return PostgresResult(nil)
        }
        let first = next(), second = next()
        PQclear(PQgetResult(handle))  // The mark that ends a pipeline.
        return first.isError ? first : second
    }

    /// The answer to one statement of a pipeline, which libpq ends with a NULL.
    private func next() -> PostgresResult {
        let answer = PostgresResult(PQgetResult(handle))
        collect()
        return answer
    }

    /// A COMMIT whose answer never came may have happened, or not.
    func commit() throws {
        let result = PostgresResult(PQexec(handle, "COMMIT"))
        if isBroken { throw DatabaseError.outcomeUnknown("the connection was lost while committing") }
        try result.check(self)
        // PostgreSQL answers "ROLLBACK", and no error, to the COMMIT of a transaction that had failed.
        guard result.tag == "COMMIT" else { throw DatabaseError.other("the transaction had failed") }
    }

    private static func connect(_ keywords: [String], _ values: [String]) throws -> OpaquePointer {
        let handle = withCStrings(keywords) { keywords in withCStrings(values) { PQconnectdbParams(keywords, $0, 1) } }
        guard let handle else { throw DatabaseError.unavailable("out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw DatabaseError.unavailable(String(cString: PQerrorMessage(handle)))
        }
        return handle
    }

    private static func withCStrings<R>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> R) -> R {
        let copies = texts.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return (copies.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { body($0.baseAddress!) }
    }
}
