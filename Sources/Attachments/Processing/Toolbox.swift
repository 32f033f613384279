import Foundation

/// The programs that look at people's files for us, by the paths found when the process started.
struct Toolbox: Sendable {
    let limiter: String
    let convert: String
    let identify: String
    let pdfInfo: String
    let joiner: String

    /// Paths, so that nothing put before them in `PATH` is ever run. ImageMagick by its versioned names: what is called `convert` may be anything.
    private static let folders = ["/usr/bin", "/bin"]
    private static let names = [
        ["prlimit"], ["convert-im6.q16", "convert-im7.q16"], ["identify-im6.q16", "identify-im7.q16"], ["pdfinfo"], ["img2pdf"],
    ]

    /// What this machine lacks, by the name of the program.
    static var missing: [String] { names.filter { path(of: $0) == nil }.map { $0[0] } }

    /// - Throws: ``MissingTools``.
    init() throws {
        let paths = Self.names.compactMap(Self.path)
        guard paths.count == Self.names.count else { throw MissingTools(names: Self.missing) }
        (limiter, convert, identify, pdfInfo, joiner) = (paths[0], paths[1], paths[2], paths[3], paths[4])
    }

    private static func path(of names: [String]) -> String? {
        names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }.first(where: FileManager.default.isExecutableFile)
    }
}

/// The installation cannot receive files until these are installed (Debian: util-linux, imagemagick, poppler-utils, img2pdf).
public struct MissingTools: Error, Equatable, CustomStringConvertible {
    public let names: [String]
    public var description: String { "Not installed: \(names.joined(separator: ", "))" }
}
