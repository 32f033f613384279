import CPQ

/// What the server answered to one statement.
final class PostgresResult {
    private let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) { self.handle = handle }

    deinit { PQclear(handle) }

    /// How many rows were changed.
    var changes: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    /// The command as the server understood it: `COMMIT`, `INSERT 0 1`.
    var tag: String { String(cString: PQcmdStatus(handle)) }

    /// The schema changed since the statement was prepared, or somebody dropped it.
    var isStale: Bool { ["0A000", "26000"].contains(field("C")) }

    var isError: Bool {
        let status = PQresultStatus(handle)
        return status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY
    }

    func check(_ link: PostgresLink) throws {
        if isError { throw error(on: link) }
    }

    func shape() -> PostgresShape {
        let columns = 0..<PQnfields(handle)
        return PostgresShape(names: columns.map { String(cString: PQfname(handle, $0)) }, types: columns.map { PQftype(handle, $0) })
    }

    func rows(_ shape: PostgresShape) -> [Row] {
        (0..<PQntuples(handle)).map { row in
            Row(columns: shape.columns, values: shape.columns.indices.map { value(row, Int32($0), shape.kinds[$0]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ kind: PostgresShape.Kind) -> SQLValue {
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
        // NULL has an empty value too: the slower question is asked for those only.
        if bytes.isEmpty, PQgetisnull(handle, row, column) == 1 { return .null }
        return kind.value(bytes)
    }

    private func error(on link: PostgresLink) -> DatabaseError {
        if link.isBroken { return .retryable("the connection was lost") }
        guard handle != nil else { return .other(String(cString: PQerrorMessage(link.handle))) }
        return DatabaseError(state: field("C") ?? "", subject: subject, message: field("M") ?? "")
    }

    /// What a constraint is about. Never the "detail", which quotes the values: names and addresses, in a log.
    private var subject: String? {
        if let constraint = field("n") { return constraint }
        guard let table = field("t"), let column = field("c") else { return nil }
        return "\(table).\(column)"
    }

    /// The fields are named by letters: see PQresultErrorField.
    private func field(_ letter: Unicode.Scalar) -> String? {
        PQresultErrorField(handle, Int32(letter.value)).map { String(cString: $0) }
    }
}

extension DatabaseError {
    /// - Parameter state: SQLSTATE, see appendix A of PostgreSQL's documentation.
    fileprivate init(state: String, subject: String?, message: String) {
        let text = subject ?? message
        self =
            switch state {
            case "23505": .unique(text)
            case "23503": .foreignKey(text)
            case "23514": .check(text)
            case "23502": .notNull(text)
            case "40001", "40P01", "55P03", "0A000", "26000": .retryable(message)
            case "22P05", "22021": .nulInText
            case "57014": .unavailable(message)
            case _ where state.hasPrefix("53"): .unavailable(message)
            default: .other("\(state) \(message)")
            }
    }
}
