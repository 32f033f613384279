import Foundation

/// What an antivirus says of a file.
enum Verdict: Sendable, Equatable {
    case clean
    /// With the name of what was found.
    case infected(String)
    /// It did not answer, or not in a way that can be trusted: nothing is known of the file.
    case unreachable(String)
}

/// An antivirus.
protocol VirusScanner: Sendable {
    func verdict(on file: URL) async -> Verdict
}

/// For an installation without one.
struct NoScanner: VirusScanner {
    func verdict(on file: URL) async -> Verdict { .clean }
}
