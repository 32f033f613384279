import CPQ

/// A link and what was prepared on it.
final class PostgresConnection: EngineConnection {
    let link: PostgresLink
    private var statements = StatementCache<String, Prepared>()
    private var preparedSoFar = 0
    private var failure: (any Error)?
    private var wakes = false
    /// How the transaction begins, until its first statement has taken it along.
    private var opening: String?

    /// A statement as the server knows it, and the shape of its results once one was seen.
    private final class Prepared {
        let name: String
        var shape: PostgresShape?
        init(name: String) { self.name = name }
    }

    var dialect: Dialect { .postgres }

    init(_ link: PostgresLink) { self.link = link }

    func rows(_ query: SQL) throws -> [Row] {
        let (result, statement) = try execute(query)
        let shape = statement.shape ?? result.shape()
        statement.shape = shape
        return result.rows(shape)
    }

    func run(_ statement: SQL) throws -> Int { try execute(statement).result.changes }

    func execute(script: String) throws {
        try noting {
            if let opening { try link.control(opening) }
            opening = nil
            try link.control(script)
        }
    }

    func wakeWorkers() { wakes = true }

    func takeWakes() -> Bool { wakes }

    func checkNothingFailed() throws {
        if let failure { throw failure }
        guard opening != nil || link.isInTransaction else { throw DatabaseError.other("the closure ended its own transaction") }
    }

    private func execute(_ sql: SQL) throws -> (result: PostgresResult, statement: Prepared) {
        try noting {
            let text = sql.shape.text(for: .postgres)
            let parameters = try PostgresParameters(sql.values)
            let statement = try prepared(text)
            let result = parameters.withPointers { count, values, lengths, formats in
                guard let opening else {
                    return PostgresResult(PQexecPrepared(link.handle, statement.name, count, values, lengths, formats, 0))
                }
                return link.control(opening) {
                    PQsendQueryPrepared(link.handle, statement.name, count, values, lengths, formats, 0)
                }
            }
            opening = nil
            if result.isStale { _ = statements.remove(text) }
            try result.check(link)
            return (result, statement)
        }
    }

    private func prepared(_ text: String) throws -> Prepared {
        if let known = statements.find(text) { return known }
        preparedSoFar += 1
        let new = Prepared(name: "s\(preparedSoFar)")
        try PostgresResult(PQprepare(link.handle, new.name, text, 0, nil)).check(link)
        for old in statements.insert(new, for: text) { try link.control("DEALLOCATE \(old.name)") }
        return new
    }

    private func noting<T>(_ body: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try body()
        } catch {
            failure = error
            throw error
        }
    }
}

/// Transactions.
extension PostgresConnection {
    func begin(_ text: String) {
        link.collect()
        opening = text
        failure = nil
        wakes = false
    }

    func commit() throws {
        if opening == nil { try link.commit() }
    }

    func rollBack() {
        if opening == nil { try? link.control("ROLLBACK") }
    }

    /// Ends a transaction that changed nothing, without waiting for the answer.
    func leave() {
        if opening == nil { link.send("ROLLBACK") }
    }
}
