import Foundation

/// The expected outcome of every route for every viewer: `Tests/Fixtures/access-matrix.csv`, one line a route, one column a viewer.
struct MatrixTable {
    var outcomes: [String: [String]]

    private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/access-matrix.csv").standardized
    private static var header: String { "route," + MatrixViewer.allCases.map(\.rawValue).joined(separator: ",") }

    static func stored() throws -> MatrixTable {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        return MatrixTable(
            outcomes: Dictionary(uniqueKeysWithValues: lines.map { $0.split(separator: ",").map(String.init) }.map { ($0[0], Array($0.dropFirst())) })
        )
    }

    func store() throws {
        try ([Self.header] + lines).joined(separator: "\n").appending("\n").write(to: Self.file, atomically: true, encoding: .utf8)
    }

    private var lines: [String] { outcomes.keys.sorted().map { line($0) } }
    private func line(_ route: String) -> String { ([route] + (outcomes[route] ?? [])).joined(separator: ",") }

    /// What differs from the stored table, one readable line each: `-` what was stored, `+` what is.
    func differences(from stored: MatrixTable) -> [String] {
        Set(outcomes.keys).union(stored.outcomes.keys).sorted().filter { outcomes[$0] != stored.outcomes[$0] }.flatMap { route in
            (stored.outcomes[route] == nil ? [] : ["- " + stored.line(route)]) + (outcomes[route] == nil ? [] : ["+ " + line(route)])
        }
    }
}
